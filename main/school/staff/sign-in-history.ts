import type { OwnSignIn } from '../../../shared/ipc/own-account-contract';
import { ok, type Result, refuse } from '../../../shared/result';
import type { AuditLog } from '../audit/audit-log';
import type { EventPosition } from '../audit/audit-order';
import type { SignInEntry } from '../audit/audit-rows';
import type { Store } from '../store/schema';
import type { Actor } from '../sessions/actor';
import type { SessionService, SignedIn } from '../sessions/session-service';
import type { Accounts } from '../accounts/accounts';
import type { NoticeBoard } from '../accounts/notice-board';
import { insertReport, reportedOf } from './sign-in-report-repository';
import { inTransaction } from '../store/in-transaction';

const pageLength = 10;
/** The notice counts at most this many failures. A person with more reads that there were at least so many. */
const mostCounted = 1_000;

/** Dependencies of `SignInHistory`. */
interface SignInHistoryDeps {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly sessions: SessionService;
  readonly notices: NoticeBoard;
  readonly audit: AuditLog;
}

/** Shows people their own sign-ins and failures from the audit log, and takes "that was not me". */
export class SignInHistory {
  constructor(private readonly deps: SignInHistoryDeps) {}

  /** The ten entries before a position (null: the newest ten), newest first, and whether there are more. */
  async page(
    signedIn: SignedIn,
    before: EventPosition | null,
  ): Promise<{ entries: OwnSignIn[]; more: boolean }> {
    const found = await this.deps.audit.signIns(this.deps.store, signedIn.account.id, before, pageLength + 1);
    const entries = found.slice(0, pageLength);
    const reported = await reportedOf(this.deps.store, entries);
    return {
      more: found.length > pageLength,
      entries: entries.map((entry) => ({
        ...entry,
        present: this.isPresent(signedIn, entry),
        thisDesk: entry.deskId === this.deps.audit.deskId,
        reported: reported.has(entry),
      })),
    };
  }

  /**
   * "That was not me": ends every other session of the account, and records an event, which tells all active managers.
   * It needs no step-up, because it gives access to nothing. Each entry takes one report; the present session takes none.
   */
  async report(actor: Actor, at: EventPosition): Promise<Result<null>> {
    const { session } = actor;
    if (this.isPresent(actor, at)) return refuse('not-found');
    const result = await inTransaction(
      this.deps.store,
      actor,
      async (trx, account): Promise<Result<null>> => {
        const entry = await this.deps.audit.signIn(trx, account.id, at);
        if (!entry) return refuse('not-found');
        if (!(await insertReport(trx, account.id, at, this.deps.accounts.now())))
          return refuse('already-reported');
        const changed = await this.deps.accounts.change(trx, account, {}, true);
        if (!changed) return refuse('stale-edit');
        await this.deps.sessions.keepThrough(trx, session, changed);
        await this.deps.audit.record(trx, {
          action: 'account.reported',
          actor: account,
          subject: account,
          portal: session.portal,
          details: entryDetails(entry),
        });
        return ok(null);
      },
    );
    if (!result.ok) return result;
    await this.deps.sessions.revokeStale(session.accountId);
    return ok(null);
  }

  /**
   * Pins a notice about the failures since the sign-in before this one, once a session; true when there are any. It runs
   * after the sign-in, so that it delays none. If the store refuses the write, the person still sees their account, and
   * the next call retries.
   */
  async lookBack(actor: Actor): Promise<boolean> {
    const { session } = actor;
    if (session.lookedBack) return false;
    session.lookedBack = true;
    try {
      return await this.pinFailures(actor);
    } catch {
      session.lookedBack = false;
      return false;
    }
  }

  private async pinFailures(actor: Actor): Promise<boolean> {
    const { session } = actor;
    const account = actor.account.id;
    const present = { hostId: this.deps.audit.hostId, sequence: session.signInEvent };
    let entries = await this.deps.audit.signIns(this.deps.store, account, present, pageLength);
    // The last few entries nearly always include the sign-in before.
    if (entries.length === pageLength && !entries.some(isSuccess))
      entries = await this.deps.audit.signIns(this.deps.store, account, present, mostCounted);
    const previous = entries.findIndex(isSuccess);
    const failures = previous === -1 ? entries : entries.slice(0, previous);
    const [latest] = failures;
    if (!latest) return false;
    const since = entries[previous]?.occurredAt ?? 0;
    await inTransaction(this.deps.store, actor, (trx) =>
      this.deps.notices.pinFailedTries(trx, session, (open) => ({
        count: failures.length + Number(open?.count ?? 0),
        since: open ? Math.min(since, Number(open.since)) : since,
        latestAt: latest.occurredAt,
        merged: open !== null,
        ...(latest.portal ? { portal: latest.portal } : {}),
      })),
    );
    return true;
  }

  private isPresent({ session }: SignedIn, { hostId, sequence }: EventPosition): boolean {
    return hostId === this.deps.audit.hostId && sequence === session.signInEvent;
  }
}

const isSuccess = ({ outcome }: SignInEntry): boolean => outcome === 'success';

/** The details of an entry, for the audit event and its notice. */
const entryDetails = ({ occurredAt, portal, outcome, sequence }: SignInEntry) => ({
  'entry.at': occurredAt,
  'entry.outcome': outcome,
  'entry.sequence': sequence,
  ...(portal ? { 'entry.portal': portal } : {}),
});
