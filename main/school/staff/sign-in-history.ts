import type { OwnSignIn } from '../../../shared/ipc/own-account-contract';
import { ok, type Result, refuse } from '../../../shared/result';
import type { AuditLog, SignInEntry, SignInPosition } from '../audit/audit-log';
import type { Queries, Store } from '../store/schema';
import type { SessionService, SignedIn } from '../sessions/session-service';
import type { Accounts } from '../accounts/accounts';
import type { NoticeBoard } from '../accounts/notice-board';
import { insertReport, reportedOf } from './sign-in-report-repository';
import { inTransaction } from '../store/in-transaction';

const pageLength = 10;
/** Failed tries that are counted; who had more is told that there were at least so many. */
const mostCounted = 1_000;

/** Dependencies of `SignInHistory`. */
interface SignInHistoryDeps {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly sessions: SessionService;
  readonly notices: NoticeBoard;
  readonly audit: AuditLog;
}

/** A person's own sign-ins and failed tries: what they see of the audit log, and "that was not me". */
export class SignInHistory {
  constructor(private readonly deps: SignInHistoryDeps) {}

  /** Ten entries before one of them (null: the newest), newest first. */
  async page(
    signedIn: SignedIn,
    before: SignInPosition | null,
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
   * "That was not me": every other session of the account ends, all active managers are told, and the log has it. It takes
   * no fresh factor, as it only ends and tells. Once an entry; never of the session that it is said in.
   */
  async report(signedIn: SignedIn, at: Pick<SignInPosition, 'hostId' | 'sequence'>): Promise<Result<null>> {
    const { session } = signedIn;
    if (this.isPresent(signedIn, at)) return refuse('not-found');
    const result = await inTransaction(this.deps.store, async (trx): Promise<Result<null>> => {
      const account = await this.deps.sessions.accountOf(trx, session);
      // Somebody else has ended the session meanwhile.
      if (!account) return refuse('no-session');
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
        details: factsOf(entry),
      });
      await this.tellManagers(trx, account, entry);
      return ok(null);
    });
    if (!result.ok) return result;
    await this.deps.sessions.revokeStale(session.accountId);
    return ok(null);
  }

  /**
   * Looks, once a session, for failed tries since the sign-in before it, and pins a notice that stays until it is dismissed;
   * true when there is one. Done behind the sign-in, which waits for nothing of it; a store that takes no writing is no
   * reason to show the person nothing, and the next look tries again.
   */
  async lookBack({ session, account }: SignedIn): Promise<boolean> {
    if (session.lookedBack) return false;
    session.lookedBack = true;
    try {
      return await this.pinFailedTries(session, account.id);
    } catch {
      session.lookedBack = false;
      return false;
    }
  }

  private async pinFailedTries(
    session: SignedIn['session'],
    account: SignedIn['account']['id'],
  ): Promise<boolean> {
    const present = {
      occurredAt: session.signedInAt,
      hostId: this.deps.audit.hostId,
      sequence: session.signInEvent,
    };
    let entries = await this.deps.audit.signIns(this.deps.store, account, present, pageLength);
    // Nearly always the sign-in before is among the last few entries.
    if (entries.length === pageLength && !entries.some(isSuccess))
      entries = await this.deps.audit.signIns(this.deps.store, account, present, mostCounted);
    const before = entries.findIndex(isSuccess);
    const failed = before === -1 ? entries : entries.slice(0, before);
    const [latest] = failed;
    if (!latest) return false;
    const since = entries[before]?.occurredAt ?? 0;
    await inTransaction(this.deps.store, (trx) =>
      this.deps.notices.pinMerged(trx, account, 'failed-tries', (undismissed) => ({
        count: undismissed.reduce((sum, { count }) => sum + Number(count), failed.length),
        since: undismissed.reduce((earliest, told) => Math.min(earliest, Number(told.since)), since),
        latestAt: latest.occurredAt,
        merged: undismissed.length > 0,
        ...(latest.portal ? { portal: latest.portal } : {}),
      })),
    );
    return true;
  }

  private isPresent(
    { session }: SignedIn,
    { hostId, sequence }: Pick<SignInPosition, 'hostId' | 'sequence'>,
  ): boolean {
    return hostId === this.deps.audit.hostId && sequence === session.signInEvent;
  }

  private async tellManagers(trx: Queries, account: SignedIn['account'], entry: SignInEntry): Promise<void> {
    const managers = (await this.deps.accounts.managers(trx)).filter((id) => id !== account.id);
    await this.deps.notices.pinForAll(trx, managers, 'sign-in-reported', account.name, {
      accountId: account.id,
      ...factsOf(entry),
    });
  }
}

const isSuccess = ({ outcome }: SignInEntry): boolean => outcome === 'success';

/** What the log and the managers are told of the entry itself. */
const factsOf = ({ occurredAt, portal, outcome, sequence }: SignInEntry) => ({
  'entry.at': occurredAt,
  'entry.outcome': outcome,
  'entry.sequence': sequence,
  ...(portal ? { 'entry.portal': portal } : {}),
});
