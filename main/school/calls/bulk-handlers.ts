import type { HandlersOf } from '../../../shared/ipc/contract';
import type { staffBulkContract } from '../../../shared/ipc/staff-bulk-contract';
import { ok } from '../../../shared/result';
import type { Contexts } from './dispatcher';
import type { BulkActs } from '../staff/bulk-acts';

/** Answers the channels for acts on many people. */
export const staffBulkHandlers = (bulk: BulkActs): HandlersOf<typeof staffBulkContract, Contexts> => ({
  begin: ({ signedIn }, input) => bulk.begin(signedIn, input),
  step: ({ signedIn }) => bulk.step(signedIn),
  stop: async ({ signedIn }) => {
    bulk.stop(signedIn);
    return ok(undefined);
  },
});
