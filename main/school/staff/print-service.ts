import type { PaperKind } from '../../../shared/audit-event';
import { ok, type Result, refuse } from '../../../shared/result';
import type { AuditLog } from '../audit/audit-log';
import type { Store } from '../store/schema';
import type { Clock } from '../platform/clock';
import type { Desktop } from '../platform/desktop';
import type { DeskStateReader } from '../sign-in/desk-state-reader';
import type { Session } from '../sessions/session-store';
import type { SignedIn } from '../sessions/session-service';
import { inTransaction } from '../store/in-transaction';

/** What a window may show that can become a file, and how much stands on it. None of it holds a secret. */
export type Sheet =
  | { readonly kind: 'hand-out' | 'hand-outs'; readonly people: number }
  | { readonly kind: 'overview' }
  | { readonly kind: 'today'; readonly events: number };

/** What is read as one, and so has its pages numbered; every hand-out goes to somebody else. */
const isNumbered: Readonly<Record<PaperKind, boolean>> = {
  'hand-out': false,
  'hand-outs': false,
  overview: true,
  today: true,
};

/** Dependencies of `PrintService`. */
interface PrintServiceDeps {
  readonly store: Store;
  readonly states: Pick<DeskStateReader, 'read'>;
  readonly desktop: Desktop;
  readonly audit: AuditLog;
  readonly clock: Clock;
}

/**
 * Saves what a window shows as a PDF. A file on a shared computer stays when its author is gone, so only what holds no
 * secret becomes one, and main decides it by where the window stands, before and after the pages are made: recovery codes,
 * passes, keys and owner's sheets go to the printer alone.
 */
export class PrintService {
  /** What each session was given last to show; gone with the session. */
  private readonly shown = new WeakMap<Session, Sheet>();

  constructor(private readonly deps: PrintServiceDeps) {}

  /** Remembers what a session was given to show. */
  show(session: Session, sheet: Sheet): void {
    this.shown.set(session, sheet);
  }

  /** Asks where to save the paper of this kind that the session's window shows; `saved` is false when it was called off. */
  async save(
    { session, account: actor }: SignedIn,
    kind: Sheet['kind'],
  ): Promise<Result<{ saved: boolean }>> {
    const sheet = this.shown.get(session);
    if (sheet?.kind !== kind || ('people' in sheet && sheet.people === 0)) return refuse('not-found');
    if (!(await this.isWithoutSecret(session))) return refuse('secret-on-screen');
    const pdf = await this.deps.desktop.toPdf(session.windowId, isNumbered[kind]);
    // The window may have gone on to a secret while its pages were made.
    if (!(await this.isWithoutSecret(session))) return refuse('secret-on-screen');
    if (pdf === null) return refuse('save-failed');
    const record = (outcome: 'success' | 'failure') =>
      inTransaction(this.deps.store, (trx) =>
        this.deps.audit.record(trx, {
          action: 'paper.saved',
          outcome,
          actor,
          portal: session.portal,
          details: { ...sheet },
        }),
      );
    // Before the file is there: what cannot be told in the log does not leave.
    await record('success');
    const day = new Date(this.deps.clock.now()).toISOString().slice(0, 10);
    const saved = await this.deps.desktop.saveFile(session.windowId, `${kind}-${day}.pdf`, pdf);
    if (saved !== 'saved') await record('failure');
    return saved === 'failed' ? refuse('save-failed') : ok({ saved: saved === 'saved' });
  }

  private async isWithoutSecret({ windowId, portal }: Session): Promise<boolean> {
    return (await this.deps.states.read({ windowId, portal })).current.stage === 'signed-in';
  }
}
