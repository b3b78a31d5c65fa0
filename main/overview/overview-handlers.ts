import type { HandlersOf } from '../../shared/ipc/contract';
import type { overviewContract } from '../../shared/ipc/overview-contract';
import { ok } from '../../shared/result';
import type { Contexts } from '../ipc/dispatcher';
import type { OverviewService } from './overview-service';

/** Answers the channel of the Overview. */
export const overviewHandlers = (
  overview: OverviewService,
): HandlersOf<typeof overviewContract, Contexts> => ({
  read: async () => ok(await overview.read()),
});
