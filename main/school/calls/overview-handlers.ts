import type { HandlersOf } from '../../../shared/ipc/contract';
import type { overviewContract } from '../../../shared/ipc/overview-contract';
import { ok } from '../../../shared/result';
import type { Contexts } from './dispatcher';
import type { PrintService } from '../staff/print-service';
import type { OverviewService } from '../staff/overview-service';

/** Answers the channel for the Overview. */
export const overviewHandlers = (
  overview: OverviewService,
  print: PrintService,
): HandlersOf<typeof overviewContract, Contexts> => ({
  read: async ({ signedIn }) => {
    // Remembers the sheet before the counting, because the person may open another sheet meanwhile.
    print.show(signedIn.session, { kind: 'overview' });
    return ok(await overview.read());
  },
});
