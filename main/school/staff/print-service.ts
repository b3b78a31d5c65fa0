import type { PaperKind } from '../../../shared/audit-event';
import { ok, type Result, refuse } from '../../../shared/result';
import type { AuditLog } from '../audit/audit-log';
import { recordSave } from '../audit/logged-save';
import type { Store } from '../store/schema';
import type { Clock } from '../platform/clock';
import type { Desktop } from '../platform/desktop';
import type { DeskStateReader } from '../sign-in/desk-state-reader';
import type { Session } from '../sessions/session-store';
import type { Actor } from '../sessions/actor';

/** A sheet that a window may show and save, and how much is on it. No sheet holds a secret. */
export type Sheet =
  | { readonly kind: 'hand-out' | 'hand-outs'; readonly people: number }
  | { readonly kind: 'overview' }
  | { readonly kind: 'today'; readonly events: number };

/** Whether the pages get numbers: they do on a sheet for one reader, but each hand-out goes to another person. */
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
 * Saves a window's sheet as a PDF. Other people can read a file on a shared computer later, so a secret goes only to the
 * printer. Main checks the window's stage before and after it makes the pages.
 */
export class PrintService {
  /** The sheet that each session got last; it ends with the session. */
  private readonly shown = new WeakMap<Session, Sheet>();

  constructor(private readonly deps: PrintServiceDeps) {}

  /** Remembers the sheet that a session's window shows. */
  show(session: Session, sheet: Sheet): void {
    this.shown.set(session, sheet);
  }

  /** Asks where to save the sheet of this kind that the session's window shows; `saved` is false when the person cancels. */
  async save(actor: Actor, kind: Sheet['kind']): Promise<Result<{ saved: boolean }>> {
    const { session } = actor;
    const sheet = this.shown.get(session);
    if (sheet?.kind !== kind || ('people' in sheet && sheet.people === 0)) return refuse('not-found');
    if (!(await this.showsNoSecret(session))) return refuse('secret-on-screen');
    const pdf = await this.deps.desktop.toPdf(session.windowId, isNumbered[kind]);
    // The window may have moved on to a secret in the meantime.
    if (!(await this.showsNoSecret(session))) return refuse('secret-on-screen');
    if (pdf === null) return refuse('save-failed');
    const record = (outcome: 'success' | 'failure') =>
      recordSave(this.deps, actor, {
        action: 'paper.saved',
        outcome,
        actor: actor.account,
        portal: session.portal,
        details: { ...sheet },
      });
    // Records the save before the file exists, so that no file leaves without an event.
    await record('success');
    const day = new Date(this.deps.clock.now()).toISOString().slice(0, 10);
    const saved = await this.deps.desktop.saveFile(session.windowId, `${kind}-${day}.pdf`, pdf);
    if (saved !== 'saved') await record('failure');
    return saved === 'failed' ? refuse('save-failed') : ok({ saved: saved === 'saved' });
  }

  private async showsNoSecret({ windowId, portal }: Session): Promise<boolean> {
    return (await this.deps.states.read({ windowId, portal })).current.stage === 'signed-in';
  }
}
