import type { HandlersOf } from '../../../shared/ipc/contract';
import type { paperContract } from '../../../shared/ipc/paper-contract';
import { ok } from '../../../shared/result';
import type { Contexts } from './dispatcher';
import type { HandOuts } from '../staff/hand-outs';
import type { PaperService } from '../staff/paper-service';
import type { TodaySheet } from '../staff/today-sheet';

/** Answers the channels of paper. */
export const paperHandlers = (
  paper: PaperService,
  handOuts: HandOuts,
  today: TodaySheet,
): HandlersOf<typeof paperContract, Contexts> => ({
  handOut: ({ signedIn }, { accountId }) => handOuts.one(signedIn, accountId),
  handOuts: ({ signedIn }, input) => handOuts.many(signedIn, input),
  today: async ({ signedIn }) => ok(await today.read(signedIn)),
  saveHandOut: ({ signedIn }) => paper.save(signedIn, 'hand-out'),
  saveHandOuts: ({ signedIn }) => paper.save(signedIn, 'hand-outs'),
  saveOverview: ({ signedIn }) => paper.save(signedIn, 'overview'),
  saveToday: ({ signedIn }) => paper.save(signedIn, 'today'),
});
