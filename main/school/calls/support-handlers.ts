import type { HandlersOf } from '../../../shared/ipc/contract';
import type { About, supportContract } from '../../../shared/ipc/support-contract';
import { ok, refuse } from '../../../shared/result';
import type { Contexts } from './dispatcher';
import type { Desktop } from '../platform/desktop';
import type { SupportService } from '../support/support-service';
import { versionLines } from '../support/versions';

type SupportHandlers = HandlersOf<typeof supportContract, Contexts>;

/** Answers the channels for About, which need no open store. */
export const aboutHandlers = (
  about: About,
  desktop: Desktop,
): Pick<SupportHandlers, 'about' | 'copyVersions'> => ({
  about: async () => ok(about),
  copyVersions: async () =>
    (await desktop.copyText(versionLines(about).join('\n'))) ? ok(undefined) : refuse('copy-failed'),
});

/** Dependencies of `supportHandlers`. */
interface SupportHandlersDeps {
  readonly about: About;
  readonly desktop: Desktop;
  readonly support: SupportService;
}

/** Answers the channels for About and the support file. */
export const supportHandlers = ({ about, desktop, support }: SupportHandlersDeps): SupportHandlers => ({
  ...aboutHandlers(about, desktop),
  dataDirectory: async () => ok({ path: support.dataDirectory }),
  preview: async ({ signedIn }) => ok({ text: await support.preview(signedIn) }),
  save: ({ signedIn }) => support.save(signedIn),
});
