import type { HandlersOf } from '../../../shared/ipc/contract';
import type { enrolmentContract } from '../../../shared/ipc/enrolment-contract';
import { ok } from '../../../shared/result';
import type { Contexts } from './dispatcher';
import type { DeskStateReader } from '../sign-in/desk-state-reader';
import type { SupervisedEnrolment } from '../authenticators/supervised-enrolment';

/** Answers the channels by which a manager lets somebody set up an app. */
export const enrolmentHandlers = (
  supervised: SupervisedEnrolment,
  states: DeskStateReader,
): HandlersOf<typeof enrolmentContract, Contexts> => ({
  wantsCode: async (_context, { accountId }) => ok(await supervised.wantsCode(accountId)),
  giveCode: async (context, { accountId }) => {
    const result = await supervised.give(context.signedIn, accountId);
    return result.ok ? ok(await states.read(context)) : result;
  },
  putCodeAway: async (context) => {
    context.signedIn.session.shownEnrolmentCode = null;
    return ok(await states.read(context));
  },
});
