import { normaliseEnrolmentCode } from '../../../shared/code-text';
import type { AccountId } from '../../../shared/ids';
import { policy } from '../../../shared/policy';
import { ok, type Result, refuse } from '../../../shared/result';
import type { AuditLog } from '../audit/audit-log';
import type { Queries, Store } from '../store/schema';
import type { DeskTime } from '../store/desk-time';
import type { OptionsService } from '../options/options-service';
import type { Random } from '../platform/random';
import type { SecretBox } from '../keys/secret-box';
import type { Challenge } from '../sessions/challenge-store';
import type { Actor } from '../sessions/actor';
import type { ShownEnrolmentCode } from '../sessions/session-store';
import { hasOtherManager } from '../accounts/able-managers';
import type { Account, Accounts } from '../accounts/accounts';
import type { TwoFactorService } from '../factors/two-factor-service';
import { drawEnrolmentCode } from './enrolment-code';
import {
  consumeEnrolmentCode,
  dropEnrolmentCode,
  hasWaiver,
  replaceEnrolmentCode,
} from './enrolment-code-repository';
import { inTransaction } from '../store/in-transaction';

/** The verdict on a typed enrolment code. */
export type EnrolmentVerdict = 'accepted' | 'wrong' | 'clock-behind';

/** Dependencies of `SupervisedEnrolment`. */
interface SupervisedEnrolmentDeps {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly options: OptionsService;
  readonly twoFactor: TwoFactorService;
  readonly box: SecretBox;
  readonly random: Random;
  readonly audit: AuditLog;
  readonly time: DeskTime;
}

/**
 * Supervised enrolment. If Staff Options require it, a first app needs an enrolment code from a manager besides the password.
 * So a stolen password alone sets up no app.
 */
export class SupervisedEnrolment {
  constructor(private readonly deps: SupervisedEnrolmentDeps) {}

  /** Whether this account needs an enrolment code to set up an app. An enrolled account needs none: its own code suffices. */
  async isRequired(queries: Queries, account: Account): Promise<boolean> {
    return (
      (await this.deps.options.supervisesEnrolment(queries)) &&
      !(await this.deps.twoFactor.isEnrolled(queries, account.id)) &&
      !(await this.isWaived(queries, account))
    );
  }

  /** Whether the owner's sheet has waived the code for this account's present epoch. */
  isWaived(queries: Queries, account: Account): Promise<boolean> {
    return hasWaiver(queries, account, this.deps.time.latest());
  }

  /** Whether a challenge shows a QR code from before supervision, which it must no longer show. */
  async forbids(queries: Queries, { kind, supervised, accountId }: Challenge): Promise<boolean> {
    if (kind !== 'enrolment' || supervised) return false;
    const account = await this.deps.accounts.find(queries, accountId);
    return account === null || this.isRequired(queries, account);
  }

  /** Whether another manager could give this account a code. */
  hasGiver(queries: Queries, account: AccountId): Promise<boolean> {
    return hasOtherManager(queries, account);
  }

  /** Whether this account could use an enrolment code now. */
  async wantsCode(account: AccountId): Promise<boolean> {
    const found = await this.deps.accounts.find(this.deps.store, account);
    return found?.active === 1 && (await this.isRequired(this.deps.store, found));
  }

  /** Gives an enrolment code to another account. The manager's window shows it until they close it. */
  async give(acting: Actor, accountId: AccountId): Promise<Result<null>> {
    const { session } = acting;
    const given = await inTransaction(
      this.deps.store,
      acting,
      async (trx, actor): Promise<Result<ShownEnrolmentCode>> => {
        // A thief with a manager's password must not be able to enrol with a code of their own.
        if (accountId === actor.id) return refuse('own-enrolment-code');
        const account = await this.deps.accounts.find(trx, accountId);
        if (!account) return refuse('not-found');
        if (account.active !== 1 || !(await this.isRequired(trx, account)))
          return refuse('enrolment-code-not-needed');
        const code = drawEnrolmentCode(this.deps.random);
        const now = this.deps.time.latest();
        const expiresAt = now + policy.enrolmentCode.livesFor;
        await replaceEnrolmentCode(trx, {
          account_id: account.id,
          kind: 'code',
          code_hash: this.deps.box.mac('enrolment-code', [account.id, code]),
          epoch: account.epoch,
          given_by: actor.id,
          given_by_epoch: actor.epoch,
          created_at: now,
          expires_at: expiresAt,
        });
        await this.deps.audit.record(trx, {
          action: 'two-factor.enrolment-code-given',
          actor,
          subject: account,
          portal: session.portal,
          details: { until: expiresAt },
        });
        const { name, username } = account;
        return ok({ name, username, code, expiresAt });
      },
    );
    if (!given.ok) return given;
    session.shownEnrolmentCode = given.value;
    return ok(null);
  }

  /** Consumes a typed code. Accepts any text if the account no longer needs a code. */
  async consume(queries: Queries, account: Account, typed: string): Promise<EnrolmentVerdict> {
    if (!(await this.isRequired(queries, account))) return 'accepted';
    // A clock that was turned back would extend the code's ten minutes.
    if (this.deps.time.isBehind()) return 'clock-behind';
    const code = normaliseEnrolmentCode(typed);
    if (code === null) return 'wrong';
    const hashes = this.deps.box.macs('enrolment-code', [account.id, code]);
    const consumed = await consumeEnrolmentCode(queries, account, hashes, this.deps.time.latest());
    return consumed ? 'accepted' : 'wrong';
  }

  /** Waives the code for an hour from `now` and for this epoch, for the owner's sheet: no other manager may exist to give one. */
  async waive(queries: Queries, account: Account, now: number): Promise<void> {
    await replaceEnrolmentCode(queries, {
      account_id: account.id,
      kind: 'waiver',
      code_hash: Buffer.alloc(0),
      epoch: account.epoch,
      given_by: account.id,
      given_by_epoch: account.epoch,
      created_at: now,
      expires_at: now + policy.enrolmentCode.waivedFor,
    });
  }

  /** Removes the account's code or waiver after its enrolment. */
  close(queries: Queries, account: AccountId): Promise<void> {
    return dropEnrolmentCode(queries, account);
  }
}
