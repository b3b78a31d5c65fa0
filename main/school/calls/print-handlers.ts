import type { HandlersOf } from '../../../shared/ipc/contract';
import type { printContract } from '../../../shared/ipc/print-contract';
import { ok } from '../../../shared/result';
import type { Contexts } from './dispatcher';
import type { HandOuts } from '../staff/hand-outs';
import type { PrintService } from '../staff/print-service';
import type { TodaySheet } from '../staff/today-sheet';

/** Answers the channels for printed and saved sheets. */
export const printHandlers = (
  print: PrintService,
  handOuts: HandOuts,
  today: TodaySheet,
): HandlersOf<typeof printContract, Contexts> => ({
  handOut: ({ signedIn }, { accountId }) => handOuts.one(signedIn, accountId),
  handOuts: ({ signedIn }, input) => handOuts.many(signedIn, input),
  today: async ({ signedIn }) => ok(await today.read(signedIn)),
  saveHandOut: ({ signedIn }) => print.save(signedIn, 'hand-out'),
  saveHandOuts: ({ signedIn }) => print.save(signedIn, 'hand-outs'),
  saveOverview: ({ signedIn }) => print.save(signedIn, 'overview'),
  saveToday: ({ signedIn }) => print.save(signedIn, 'today'),
});
