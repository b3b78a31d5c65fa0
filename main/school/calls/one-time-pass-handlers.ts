import type { HandlersOf } from '../../../shared/ipc/contract';
import type { oneTimePassContract } from '../../../shared/ipc/one-time-pass-contract';
import { ok } from '../../../shared/result';
import type { Contexts } from './dispatcher';
import type { DeskStateReader } from '../sign-in/desk-state-reader';
import type { OneTimePasses } from '../sign-in/one-time-passes';

/** Answers the channels of one-time passes. */
export const oneTimePassHandlers = (
  passes: OneTimePasses,
  states: DeskStateReader,
): HandlersOf<typeof oneTimePassContract, Contexts> => ({
  read: async (_context, { accountId }) => {
    const result = await passes.standing(accountId);
    return result.ok ? ok({ pass: result.value }) : result;
  },
  give: async (context, wish) => {
    const result = await passes.give(context.signedIn, wish);
    return result.ok ? ok(await states.read(context)) : result;
  },
  withdraw: async ({ signedIn }, { accountId }) => {
    const result = await passes.withdraw(signedIn, accountId);
    return result.ok ? ok(undefined) : result;
  },
  putAway: async (context) => {
    context.signedIn.session.shownPass = null;
    return ok(await states.read(context));
  },
});
