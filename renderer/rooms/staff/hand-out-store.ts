import { createLoaded } from '../../client/loaded';
import { desk } from '../../client/desk-client';
import { selectionFor, useSelected } from './staff-selection';

let accountId = '';
let alsoSetUp = false;

/** One person's hand-out. */
export const handOut = createLoaded(() => desk.print.handOut({ accountId }));

/** Asks for a person's hand-out. */
export const openHandOut = (person: string): Promise<void> => {
  accountId = person;
  return handOut.load();
};

/** The hand-outs of the people selected in the staff list. */
export const handOuts = createLoaded(() =>
  desk.print.handOuts({ whom: selectionFor(useSelected.getState().selected), alsoSetUp }),
);

/** Asks for the hand-outs of the selected people; with `also`, of those too who have an app. */
export const openHandOuts = (also: boolean): Promise<void> => {
  alsoSetUp = also;
  return handOuts.load();
};
