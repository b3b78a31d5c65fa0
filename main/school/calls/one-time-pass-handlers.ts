import type { HandlersOf } from '../../../shared/ipc/contract';
import type { oneTimePassContract } from '../../../shared/ipc/one-time-pass-contract';
import { ok } from '../../../shared/result';
import type { OneTimePasses } from '../sign-in/one-time-passes';
import type { Contexts } from './dispatcher';

/** Answers the channels for one-time passes. */
export const oneTimePassHandlers = (
  passes: OneTimePasses,
): HandlersOf<typeof oneTimePassContract, Contexts> => ({
  read: async (_context, { accountId }) => {
    const result = await passes.standing(accountId);
    return result.ok ? ok({ pass: result.value }) : result;
  },
  give: ({ signedIn }, request) => passes.give(signedIn, request),
  withdraw: async ({ signedIn }, { accountId }) => {
    const result = await passes.withdraw(signedIn, accountId);
    return result.ok ? ok(undefined) : result;
  },
  putAway: async ({ signedIn }) => {
    signedIn.session.shownPass = null;
    return ok(null);
  },
});
