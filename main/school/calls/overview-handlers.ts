import type { HandlersOf } from '../../../shared/ipc/contract';
import type { overviewContract } from '../../../shared/ipc/overview-contract';
import { ok } from '../../../shared/result';
import type { Contexts } from './dispatcher';
import type { PaperService } from '../staff/paper-service';
import type { OverviewService } from '../staff/overview-service';

/** Answers the channel of the Overview. */
export const overviewHandlers = (
  overview: OverviewService,
  paper: PaperService,
): HandlersOf<typeof overviewContract, Contexts> => ({
  read: async ({ signedIn }) => {
    // At once: whoever has gone on to another paper before this one is counted has asked for that one last.
    paper.show(signedIn.session, { kind: 'overview' });
    return ok(await overview.read());
  },
});
