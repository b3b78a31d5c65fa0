import type { HandlersOf } from '../../shared/ipc/contract';
import type { auditContract } from '../../shared/ipc/audit-contract';
import { ok } from '../../shared/result';
import type { Store } from '../database/schema';
import type { Contexts } from '../ipc/dispatcher';
import type { AuditLog } from './audit-log';

const pageLength = 50;

/** Answers the channels of the audit log. */
export const auditHandlers = (audit: AuditLog, store: Store): HandlersOf<typeof auditContract, Contexts> => ({
  page: async (_context, { before }) => ok(await audit.page(store, before, pageLength)),
});
