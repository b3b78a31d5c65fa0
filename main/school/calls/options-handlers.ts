import type { HandlersOf } from '../../../shared/ipc/contract';
import type { optionsContract } from '../../../shared/ipc/options-contract';
import { ok } from '../../../shared/result';
import type { Contexts } from './dispatcher';
import type { Desktop } from '../platform/desktop';
import type { OptionsService } from '../options/options-service';

/** Answers the channels for Staff Options. */
export const optionsHandlers = (
  options: OptionsService,
  desktop: Desktop,
): HandlersOf<typeof optionsContract, Contexts> => ({
  read: () => options.read(),
  reach: async () => ok(await options.reach()),
  preflight: async ({ signedIn }, { asking }) => ok(await options.preflight(signedIn.account, asking)),
  preflightMore: async ({ signedIn }, input) => ok(await options.preflightMore(signedIn.account, input)),
  save: async ({ signedIn }, input) => {
    const result = await options.save(signedIn, input);
    // Every window shows some options: the contact line, and whether a code is required.
    if (result.ok) desktop.notifyAll();
    return result;
  },
});
