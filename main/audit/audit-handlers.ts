import type { HandlersOf } from '../../shared/ipc/contract';
import type { auditContract } from '../../shared/ipc/audit-contract';
import { ok } from '../../shared/result';
import type { Store } from '../database/schema';
import type { Contexts } from '../ipc/dispatcher';
import type { AuditLog } from './audit-log';

const pageLength = 50;

/** Answers the channels of the audit log. */
export const auditHandlers = (audit: AuditLog, store: Store): HandlersOf<typeof auditContract, Contexts> => ({
  verify: async ({ signedIn }) => {
    const verdict = await audit.verify(store);
    await store.transaction().execute((trx) =>
      audit.record(trx, {
        action: 'audit.verified',
        outcome: verdict.kind === 'whole' ? 'success' : 'failure',
        actor: signedIn.account,
        portal: signedIn.session.portal,
        details: verdict.kind === 'whole' ? { events: verdict.events } : { at: verdict.at },
      }),
    );
    return ok(verdict);
  },
  page: async (_context, { before }) => ok(await audit.page(store, before, pageLength)),
});
