import type { HandlersOf } from '../../../shared/ipc/contract';
import type { optionsContract } from '../../../shared/ipc/options-contract';
import { ok } from '../../../shared/result';
import type { Contexts } from './dispatcher';
import type { Desktop } from '../platform/desktop';
import type { OptionsService } from '../options/options-service';

/** Answers the channels of Staff Options. */
export const optionsHandlers = (
  options: OptionsService,
  desktop: Desktop,
): HandlersOf<typeof optionsContract, Contexts> => ({
  read: () => options.read(),
  reach: async () => ok(await options.reach()),
  preflight: async ({ signedIn }, { asking }) => ok(await options.preflight(signedIn.account, asking)),
  preflightMore: async ({ signedIn }, wanted) => ok(await options.preflightMore(signedIn.account, wanted)),
  save: async ({ signedIn }, stored) => {
    const result = await options.save(signedIn.account, stored);
    // Every window shows some of it: the contact line, whether a code is asked for.
    if (result.ok) desktop.notifyAll();
    return result;
  },
});
