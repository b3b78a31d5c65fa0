import type { HandlersOf } from '../../shared/ipc/contract';
import type { auditContract } from '../../shared/ipc/audit-contract';
import { ok } from '../../shared/result';
import type { Store } from '../database/schema';
import type { Contexts } from '../ipc/dispatcher';
import type { AuditHead } from './audit-head';
import type { AuditLog, ChainVerdict } from './audit-log';

const pageLength = 50;

/** Answers the channels of the audit log. */
export const auditHandlers = (
  audit: AuditLog,
  head: AuditHead,
  store: Store,
): HandlersOf<typeof auditContract, Contexts> => ({
  verify: async ({ signedIn }) => {
    const verdict = await verify(audit, head, store);
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

/** The chain by itself, and against its head outside of the store: a tail that was cut off leaves a chain that is whole. */
const verify = async (audit: AuditLog, head: AuditHead, store: Store): Promise<ChainVerdict> => {
  const chain = await audit.verify(store);
  if (chain.kind === 'broken') return chain;
  const found = await head.check(store);
  if (found.kind === 'cut') return { kind: 'broken', at: found.found + 1 };
  return found.kind === 'altered' ? { kind: 'broken', at: found.at } : chain;
};
