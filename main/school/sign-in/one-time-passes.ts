import { normaliseOneTimePass } from '../../../shared/code-text';
import type { AccountId } from '../../../shared/ids';
import type { StandingPass } from '../../../shared/ipc/one-time-pass-contract';
import { ok, type Result, refuse } from '../../../shared/result';
import type { AuditLog } from '../audit/audit-log';
import type { Queries, Store } from '../store/schema';
import type { DeskTime } from '../store/desk-time';
import type { Random } from '../platform/random';
import type { SecretBox } from '../keys/secret-box';
import type { SignedIn } from '../sessions/session-service';
import type { Account, Accounts } from '../accounts/accounts';
import type { NoticeBoard } from '../accounts/notice-board';
import { drawCode } from '../factors/recovery-code';
import { consumePass, findPass, removeUnusedPass, replacePass } from './one-time-pass-repository';
import { inTransaction } from '../store/in-transaction';

/** What a manager gives a pass for. */
export interface PassWish {
  readonly accountId: AccountId;
  readonly countsForMinutes: number;
  readonly reason: string;
}

/** Dependencies of `OneTimePasses`. */
interface OneTimePassesDeps {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly notices: NoticeBoard;
  readonly box: SecretBox;
  readonly random: Random;
  readonly time: DeskTime;
  readonly audit: AuditLog;
}

/** One-time passes: given by a manager, shown once, used once, in place of the person's code. */
export class OneTimePasses {
  constructor(private readonly deps: OneTimePassesDeps) {}

  /** The person's pass that is out, or null: used, over, withdrawn, or the account has changed since. */
  async standing(id: AccountId): Promise<Result<StandingPass | null>> {
    const account = await this.deps.accounts.find(this.deps.store, id);
    if (!account) return refuse('not-found');
    const row = await findPass(this.deps.store, id);
    const now = this.deps.time.latest();
    const counts =
      row &&
      row.consumed_at === 0 &&
      row.epoch === account.epoch &&
      row.given_at <= now &&
      row.expires_at > now;
    if (!counts) return ok(null);
    return ok({
      givenBy: row.given_by_name,
      reason: row.reason,
      givenAt: row.given_at,
      expiresAt: row.expires_at,
    });
  }

  /** Gives a pass in place of an older one; it stays on the manager's window until it is put away. */
  async give({ session, account: actor }: SignedIn, wish: PassWish): Promise<Result<null>> {
    // Whoever finds a manager's window open must not be able to print a way in for later.
    if (wish.accountId === actor.id) return refuse('own-one-time-pass');
    // By a wrong clock it would end at a wrong time; it would not be taken before the clock is right either.
    if (this.deps.time.isBehind()) return refuse('clock-behind');
    const pass = drawCode(this.deps.random);
    const givenAt = this.deps.time.latest();
    const expiresAt = givenAt + wish.countsForMinutes * 60_000;
    const given = await inTransaction(this.deps.store, async (trx): Promise<Result<Account>> => {
      const account = await this.deps.accounts.find(trx, wish.accountId);
      if (!account) return refuse('not-found');
      // Offered for active people alone: this one was set inactive meanwhile.
      if (account.active !== 1) return refuse('stale-edit');
      await replacePass(trx, {
        account_id: account.id,
        // 80 random bits need no slow hash; the key keeps a stolen file from being searched at all.
        pass_hash: this.deps.box.mac('one-time-pass', [account.id, pass]),
        epoch: account.epoch,
        given_by: actor.id,
        given_by_name: actor.name,
        reason: wish.reason,
        given_at: givenAt,
        expires_at: expiresAt,
        consumed_at: 0,
      });
      await this.deps.notices.pin(trx, account.id, 'one-time-pass-given', actor.name);
      await this.deps.audit.record(trx, {
        action: 'one-time-pass.given',
        actor,
        subject: account,
        portal: session.portal,
        details: { countsForMinutes: wish.countsForMinutes, reason: wish.reason },
      });
      return ok(account);
    });
    if (!given.ok) return given;
    const { name, username } = given.value;
    session.shownPass = { name, username, pass, expiresAt };
    return ok(null);
  }

  /** Takes a pass back that is out. */
  async withdraw({ session, account: actor }: SignedIn, id: AccountId): Promise<Result<null>> {
    return inTransaction(this.deps.store, async (trx) => {
      const account = await this.deps.accounts.find(trx, id);
      if (!account) return refuse('not-found');
      if (await removeUnusedPass(trx, id))
        await this.deps.audit.record(trx, {
          action: 'one-time-pass.withdrawn',
          actor,
          subject: account,
          portal: session.portal,
        });
      return ok(null);
    });
  }

  /**
   * Uses a typed pass up, inside of the transaction that signs the person in; false for one that is wrong, used or over.
   * With the clock behind none is judged: the time at which it ends cannot be told.
   */
  async consume(queries: Queries, account: Account, typed: string): Promise<boolean | 'clock-behind'> {
    if (this.deps.time.isBehind()) return 'clock-behind';
    const pass = normaliseOneTimePass(typed);
    if (pass === null) return false;
    const hashes = this.deps.box.macs('one-time-pass', [account.id, pass]);
    return consumePass(queries, account, hashes, this.deps.time.latest());
  }
}
