import type { HandlersOf } from '../../../shared/ipc/contract';
import type { staffContract } from '../../../shared/ipc/staff-contract';
import { ok } from '../../../shared/result';
import type { Contexts } from './dispatcher';
import type { StaffSearch } from '../staff/staff-search';
import type { StaffService } from '../staff/staff-service';

/** Answers the channels for the staff list and the Staff Profile. */
export const staffHandlers = (
  staff: StaffService,
  search: StaffSearch,
): HandlersOf<typeof staffContract, Contexts> => ({
  search: ({ signedIn }, input) => search.search(signedIn.account, input),
  read: ({ signedIn }, { accountId }) => staff.profile(signedIn.account, accountId),
  shortestPasswords: async () => ok(await staff.shortestPasswords()),
  add: ({ signedIn }, input) => staff.add(signedIn, input),
  edit: ({ signedIn }, input) => staff.edit(signedIn, input),
  setActive: ({ signedIn }, { active, ...account }) => staff.setActive(signedIn, account, active),
  resetTwoFactor: ({ signedIn }, account) => staff.resetTwoFactor(signedIn, account),
  liftLockout: ({ signedIn }, account) => staff.liftLockout(signedIn, account),
});
