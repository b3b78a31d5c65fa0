import type { AuditDetails, AuditOutcome, WrittenDetails } from '../../../shared/audit-event';
import type { HandlersOf } from '../../../shared/ipc/contract';
import type { AuditFilter, auditContract, LogVerdict } from '../../../shared/ipc/audit-contract';
import { ok, refuse } from '../../../shared/result';
import type { Store } from '../store/schema';
import type { Contexts } from './dispatcher';
import type { Desktop } from '../platform/desktop';
import type { WindowId } from '../platform/window-id';
import type { SignedIn } from '../sessions/session-service';
import { exportParts } from '../audit/audit-export';
import type { AuditHead, HeadVerdict } from '../audit/audit-head';
import type { AuditLog } from '../audit/audit-log';
import { loggedSave, recordSave } from '../audit/logged-save';
import { LongWork, type Work } from '../audit/long-work';
import { inTransaction } from '../store/in-transaction';

const pageLength = 50;

/** The person who is signed in at a window, or null. */
export type PresentAt = (windowId: WindowId) => Promise<SignedIn | null>;

/** Dependencies of `auditHandlers`. */
interface AuditHandlersDeps {
  readonly audit: AuditLog;
  readonly head: AuditHead;
  /** The head's verdict at the start. The head has followed the log since then. */
  readonly headAtStart: HeadVerdict;
  /** Called when the log is found broken. */
  readonly onBroken: () => void;
  readonly store: Store;
  readonly desktop: Desktop;
  readonly presentAt: PresentAt;
}

/** Answers the channels of the audit log. */
export const auditHandlers = ({
  audit,
  head,
  headAtStart,
  onBroken,
  store,
  desktop,
  presentAt,
}: AuditHandlersDeps): HandlersOf<typeof auditContract, Contexts> => {
  const long = new LongWork();

  /** Whole only if the chain agrees with its head, now and at the start: a chain whose tail is cut off is still whole. */
  const verify = async (work: Work): Promise<LogVerdict> => {
    const chain = await audit.verify(store, work);
    if (chain.kind === 'broken') return chain;
    const headNow = await head.check(store);
    if (headNow.kind !== 'whole') return headNow;
    return headAtStart.kind === 'whole' ? chain : headAtStart;
  };

  return {
    page: async (_context, { filter, after }) => ok(await audit.page(store, filter, after, pageLength)),
    desks: async () => ok(await audit.desks(store)),
    verify: async ({ signedIn, windowId }) => {
      const verdict = await long.run(windowId, (work) => verify(work));
      if (verdict === null) return ok({ kind: 'stopped' });
      if (verdict.kind !== 'whole') onBroken();
      await inTransaction(store, signedIn, (trx, actor) =>
        audit.record(trx, {
          action: 'audit.verified',
          outcome: verdict.kind === 'whole' ? 'success' : 'failure',
          actor,
          portal: signedIn.session.portal,
          details: verdictDetails(verdict),
        }),
      );
      return ok(verdict);
    },
    export: async ({ signedIn, windowId }, { filter }) => {
      const { session, account } = signedIn;
      const isStillThere = async (): Promise<boolean> => {
        const present = await presentAt(windowId);
        return present?.session.id === session.id && !present.session.locked;
      };
      let events = 0;
      const record = (outcome: AuditOutcome) =>
        recordSave({ store, audit }, signedIn, {
          action: 'audit.exported',
          outcome,
          actor: account,
          portal: session.portal,
          details: { events, ...filterDetails(filter) },
        });
      const saved = await long.run(windowId, (work) =>
        loggedSave(record, (beforeSaved) =>
          desktop.saveParts(
            windowId,
            'audit-log.csv',
            exportParts(store, filter, work, isStillThere, (exported) => {
              events = exported.events;
              return beforeSaved();
            }),
          ),
        ),
      );
      if (saved === 'failed') return refuse('save-failed');
      return ok(saved === 'saved' ? { kind: 'saved', events } : { kind: 'cancelled' });
    },
    progress: async ({ windowId }) => ok({ share: long.current(windowId)?.share ?? null }),
    stop: async ({ windowId }) => {
      long.current(windowId)?.stop();
      return ok(undefined);
    },
  };
};

/** The chosen parts of a filter, as an event's details. */
const filterDetails = (filter: AuditFilter): AuditDetails =>
  Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) => (value === null ? [] : [[`filter.${name}`, value]])),
  );

const verdictDetails = (verdict: LogVerdict): WrittenDetails => {
  if (verdict.kind === 'whole') return { events: verdict.events };
  const { kind, ...numbers } = verdict;
  return { verdict: kind, ...numbers };
};
