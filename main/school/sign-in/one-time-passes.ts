import { normaliseOneTimePass } from '../../../shared/code-text';
import type { AccountId } from '../../../shared/ids';
import type { StandingPass } from '../../../shared/ipc/one-time-pass-contract';
import { ok, type Result, refuse } from '../../../shared/result';
import type { AuditLog } from '../audit/audit-log';
import type { Queries, Store } from '../store/schema';
import type { DeskTime } from '../store/desk-time';
import type { Random } from '../platform/random';
import type { SecretBox } from '../keys/secret-box';
import type { Actor } from '../sessions/actor';
import type { Account, Accounts } from '../accounts/accounts';
import { drawCode } from '../factors/recovery-code';
import { consumePass, findPass, removeUnusedPass, replacePass } from './one-time-pass-repository';
import { inTransaction } from '../store/in-transaction';

/** What a manager types to give a pass. */
export interface PassRequest {
  readonly accountId: AccountId;
  readonly countsForMinutes: number;
  readonly reason: string;
}

/** Dependencies of `OneTimePasses`. */
interface OneTimePassesDeps {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly box: SecretBox;
  readonly random: Random;
  readonly time: DeskTime;
  readonly audit: AuditLog;
}

/** One-time passes. A manager gives one, the screen shows it once, and the person uses it once in place of a code. */
export class OneTimePasses {
  constructor(private readonly deps: OneTimePassesDeps) {}

  /** The person's pass that still counts, or null. A change of the person's or the giver's epoch ends it too. */
  async standing(id: AccountId): Promise<Result<StandingPass | null>> {
    const account = await this.deps.accounts.find(this.deps.store, id);
    if (!account) return refuse('not-found');
    const row = await findPass(this.deps.store, account, this.deps.time.latest());
    if (!row) return ok(null);
    return ok({
      givenBy: row.given_by_name,
      reason: row.reason,
      givenAt: row.given_at,
      expiresAt: row.expires_at,
    });
  }

  /** Gives a pass in place of an older one. The manager's window shows it until they close it. */
  async give(acting: Actor, request: PassRequest): Promise<Result<null>> {
    const { session } = acting;
    // A stranger at a manager's open window must not be able to get a pass for later.
    if (request.accountId === acting.account.id) return refuse('own-one-time-pass');
    const pass = drawCode(this.deps.random);
    const givenAt = this.deps.time.latest();
    const expiresAt = givenAt + request.countsForMinutes * 60_000;
    const given = await inTransaction(
      this.deps.store,
      acting,
      async (trx, actor): Promise<Result<Account>> => {
        const account = await this.deps.accounts.find(trx, request.accountId);
        if (!account) return refuse('not-found');
        // The screen offers passes for active accounts only. This one was deactivated meanwhile.
        if (account.active !== 1) return refuse('stale-edit');
        await replacePass(trx, {
          account_id: account.id,
          // 80 random bits need no slow hash. The key of the MAC protects a stolen file from any search.
          pass_hash: this.deps.box.mac('one-time-pass', [account.id, pass]),
          epoch: account.epoch,
          given_by: actor.id,
          given_by_epoch: actor.epoch,
          given_by_name: actor.name,
          reason: request.reason,
          given_at: givenAt,
          expires_at: expiresAt,
          consumed_at: 0,
        });
        await this.deps.audit.record(trx, {
          action: 'one-time-pass.given',
          actor,
          subject: account,
          portal: session.portal,
          details: { countsForMinutes: request.countsForMinutes, reason: request.reason },
        });
        return ok(account);
      },
    );
    if (!given.ok) return given;
    const { name, username } = given.value;
    session.shownPass = { name, username, pass, expiresAt };
    return ok(null);
  }

  /** Withdraws an unused pass. */
  async withdraw(acting: Actor, id: AccountId): Promise<Result<null>> {
    return inTransaction(this.deps.store, acting, async (trx, actor) => {
      const account = await this.deps.accounts.find(trx, id);
      if (!account) return refuse('not-found');
      if (await removeUnusedPass(trx, id))
        await this.deps.audit.record(trx, {
          action: 'one-time-pass.withdrawn',
          actor,
          subject: account,
          portal: acting.session.portal,
        });
      return ok(null);
    });
  }

  /**
   * Consumes a typed pass inside of the transaction that signs the person in. Returns false for a wrong, used or expired
   * pass. Judges none while the clock is behind, because the pass would expire at a wrong time.
   */
  async consume(queries: Queries, account: Account, typed: string): Promise<boolean | 'clock-behind'> {
    if (this.deps.time.isBehind()) return 'clock-behind';
    const pass = normaliseOneTimePass(typed);
    if (pass === null) return false;
    const hashes = this.deps.box.macs('one-time-pass', [account.id, pass]);
    return consumePass(queries, account, hashes, this.deps.time.latest());
  }
}
