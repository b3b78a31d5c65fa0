import type { HandlersOf } from '../../shared/ipc/contract';
import type { About, supportContract } from '../../shared/ipc/support-contract';
import { ok, refuse } from '../../shared/result';
import type { Contexts } from '../ipc/dispatcher';
import type { Desktop } from '../platform/desktop';
import { versionLines } from './versions';

/** Answers the channels of About. */
export const supportHandlers = (
  about: About,
  desktop: Desktop,
): HandlersOf<typeof supportContract, Contexts> => ({
  about: async () => ok(about),
  copyVersions: async () =>
    (await desktop.copyText(versionLines(about).join('\n'))) ? ok(undefined) : refuse('copy-failed'),
});
