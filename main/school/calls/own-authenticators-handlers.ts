import type { authenticatorsContract } from '../../../shared/ipc/authenticators-contract';
import type { HandlersOf } from '../../../shared/ipc/contract';
import { ok, type Result, refuse } from '../../../shared/result';
import type { Contexts, Sender } from './dispatcher';
import type { Desktop } from '../platform/desktop';
import type { DeskStateReader } from '../sign-in/desk-state-reader';
import type { OwnAuthenticatorsService } from '../authenticators/own-authenticators-service';
import type { Resynchronisation } from '../authenticators/resynchronisation';
import { secretKeyText } from '../factors/totp';

/** Answers the channels of a person's own authenticators. */
export const ownAuthenticatorsHandlers = (
  own: OwnAuthenticatorsService,
  resynchronisation: Resynchronisation,
  states: DeskStateReader,
  desktop: Desktop,
): HandlersOf<typeof authenticatorsContract, Contexts> => {
  const stateAfter = async (sender: Sender, result: Result<unknown>) =>
    result.ok ? ok(await states.read(sender)) : result;

  return {
    list: async ({ signedIn }) => ok(await own.list(signedIn)),
    begin: async (context) => stateAfter(context, await own.begin(context.signedIn)),
    confirm: async (context, { name, code }) =>
      stateAfter(context, await own.confirm(context.signedIn, name, code)),
    copySecretKey: async ({ signedIn }) => {
      const key = await own.shownKey(signedIn);
      if (!key) return refuse('not-found');
      return (await desktop.copySecret(secretKeyText(key.secret))) ? ok(undefined) : refuse('copy-failed');
    },
    cancel: async (context) => {
      await own.cancel(context.signedIn);
      return ok(await states.read(context));
    },
    rename: ({ signedIn }, { authenticatorId, name }) => own.rename(signedIn, authenticatorId, name),
    resynchronise: ({ signedIn }, { authenticatorId, first, second }) =>
      resynchronisation.resynchronise(signedIn, signedIn.account.id, authenticatorId, [first, second]),
    remove: ({ signedIn }, { authenticatorId }) => own.remove(signedIn, authenticatorId),
  };
};
