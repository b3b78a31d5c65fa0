import type { HandlersOf } from '../../../shared/ipc/contract';
import type { enrolmentContract } from '../../../shared/ipc/enrolment-contract';
import { ok } from '../../../shared/result';
import type { SupervisedEnrolment } from '../authenticators/supervised-enrolment';
import type { Contexts } from './dispatcher';

/** Answers the channels for enrolment codes. */
export const enrolmentHandlers = (
  supervised: SupervisedEnrolment,
): HandlersOf<typeof enrolmentContract, Contexts> => ({
  wantsCode: async (_context, { accountId }) => ok(await supervised.wantsCode(accountId)),
  giveCode: ({ signedIn }, { accountId }) => supervised.give(signedIn, accountId),
  putCodeAway: async ({ signedIn }) => {
    signedIn.session.shownEnrolmentCode = null;
    return ok(null);
  },
});
