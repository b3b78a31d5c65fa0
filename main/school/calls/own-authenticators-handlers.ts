import type { authenticatorsContract } from '../../../shared/ipc/authenticators-contract';
import type { HandlersOf } from '../../../shared/ipc/contract';
import { ok, refuse } from '../../../shared/result';
import type { OwnAuthenticatorsService } from '../authenticators/own-authenticators-service';
import type { Resynchronisation } from '../authenticators/resynchronisation';
import { secretKeyText } from '../factors/totp';
import type { Desktop } from '../platform/desktop';
import type { Contexts } from './dispatcher';

/** Answers the channels for a person's own authenticators. */
export const ownAuthenticatorsHandlers = (
  own: OwnAuthenticatorsService,
  resynchronisation: Resynchronisation,
  desktop: Pick<Desktop, 'copySecret'>,
): HandlersOf<typeof authenticatorsContract, Contexts> => ({
  list: async ({ signedIn }) => ok(await own.list(signedIn)),
  begin: ({ signedIn }) => own.begin(signedIn),
  confirm: ({ signedIn }, { name, code }) => own.confirm(signedIn, name, code),
  copySecretKey: async ({ signedIn }) => {
    const key = await own.shownKey(signedIn);
    if (!key) return refuse('not-found');
    return (await desktop.copySecret(secretKeyText(key.secret))) ? ok(undefined) : refuse('copy-failed');
  },
  cancel: async ({ signedIn }) => {
    await own.cancel(signedIn);
    return ok(null);
  },
  confirmToken: ({ signedIn }, { authenticatorId, code }) =>
    own.confirmToken(signedIn, authenticatorId, code),
  rename: ({ signedIn }, { authenticatorId, name }) => own.rename(signedIn, authenticatorId, name),
  resynchronise: ({ signedIn }, { authenticatorId, first, second }) =>
    resynchronisation.resynchronise(signedIn, signedIn.account.id, authenticatorId, [first, second]),
  remove: ({ signedIn }, { authenticatorId }) => own.remove(signedIn, authenticatorId),
});
