import type { HandlersOf } from '../../shared/ipc/contract';
import type { paperContract } from '../../shared/ipc/paper-contract';
import type { Contexts } from '../ipc/dispatcher';
import type { HandOuts } from './hand-outs';
import type { PaperService } from './paper-service';

/** Answers the channels of paper. */
export const paperHandlers = (
  paper: PaperService,
  handOuts: HandOuts,
): HandlersOf<typeof paperContract, Contexts> => ({
  handOut: ({ signedIn }, { accountId }) => handOuts.one(signedIn, accountId),
  handOuts: ({ signedIn }, input) => handOuts.many(signedIn, input),
  saveHandOut: ({ signedIn }) => paper.save(signedIn, 'hand-out'),
  saveHandOuts: ({ signedIn }) => paper.save(signedIn, 'hand-outs'),
});
