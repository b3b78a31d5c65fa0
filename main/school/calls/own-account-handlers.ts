import { inGroupsOfFour } from '../../../shared/code-text';
import type { HandlersOf } from '../../../shared/ipc/contract';
import type { ownAccountContract } from '../../../shared/ipc/own-account-contract';
import { ok, refuse } from '../../../shared/result';
import type { Desktop } from '../platform/desktop';
import type { OwnAccountService } from '../staff/own-account-service';
import type { SignInHistory } from '../staff/sign-in-history';
import type { Contexts } from './dispatcher';

/** Answers the channels for Home and My security. */
export const ownAccountHandlers = (
  ownAccount: OwnAccountService,
  history: SignInHistory,
  desktop: Pick<Desktop, 'notify' | 'copySecret' | 'print'>,
): HandlersOf<typeof ownAccountContract, Contexts> => ({
  read: async ({ signedIn, windowId }) => {
    const account = await ownAccount.read(signedIn);
    // Makes the window read its state again, which holds the new notice.
    if (await history.lookBack(signedIn)) desktop.notify(windowId);
    return account;
  },
  signIns: async ({ signedIn }, { before }) => ok(await history.page(signedIn, before)),
  reportSignIn: async ({ signedIn }, at) => {
    const result = await history.report(signedIn, at);
    return result.ok ? ok(undefined) : result;
  },
  changePassword: async ({ signedIn }, { currentPassword, newPassword }) => {
    const result = await ownAccount.changePassword(signedIn, currentPassword, newPassword);
    return result.ok ? ok(undefined) : result;
  },
  replaceRecoveryCodes: ({ signedIn }) => ownAccount.replaceRecoveryCodes(signedIn),
  copyRecoveryCodes: async ({ signedIn }) => {
    const codes = signedIn.session.shownCodes;
    if (!codes) return refuse('not-found');
    const text = codes.map((code) => inGroupsOfFour(code, '-')).join('\n');
    return (await desktop.copySecret(text)) ? ok(undefined) : refuse('copy-failed');
  },
  print: async ({ windowId }) => ((await desktop.print(windowId)) ? ok(undefined) : refuse('print-failed')),
  confirmRecoveryCodesSaved: async ({ signedIn }) => {
    signedIn.session.shownCodes = null;
    return ok(null);
  },
});
