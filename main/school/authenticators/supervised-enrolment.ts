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
import type { SignedIn } from '../sessions/session-service';
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

/** What a typed enrolment code turned out to be. */
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
 * Enrolment under a manager's eyes: where Staff Options ask for it, setting up a first app takes an enrolment code besides
 * the password, so that a stolen password alone sets up nothing.
 */
export class SupervisedEnrolment {
  constructor(private readonly deps: SupervisedEnrolmentDeps) {}

  /** Whether this account needs an enrolment code to set up an app: no more once it has one, whose own code then speaks for it. */
  async isRequired(queries: Queries, account: Account): Promise<boolean> {
    return (
      (await this.deps.options.supervisesEnrolment(queries)) &&
      !(await this.deps.twoFactor.isEnrolled(queries, account.id)) &&
      !(await this.isWaived(queries, account))
    );
  }

  /** Whether the owner's sheet has let this account, as it is, do without a code. */
  isWaived(queries: Queries, account: Account): Promise<boolean> {
    return hasWaiver(queries, account, this.deps.time.latest());
  }

  /** Whether a challenge shows a QR code that it should not: from before enrolment was supervised. */
  async forbids(queries: Queries, { kind, supervised, accountId }: Challenge): Promise<boolean> {
    if (kind !== 'enrolment' || supervised) return false;
    const account = await this.deps.accounts.find(queries, accountId);
    return account === null || this.isRequired(queries, account);
  }

  /** Whether anybody else could give this account a code. */
  hasGiver(queries: Queries, account: AccountId): Promise<boolean> {
    return hasOtherManager(queries, account);
  }

  /** Whether giving somebody a code would lead to anything. */
  async wantsCode(account: AccountId): Promise<boolean> {
    const found = await this.deps.accounts.find(this.deps.store, account);
    return found?.active === 1 && (await this.isRequired(this.deps.store, found));
  }

  /** A manager's code for somebody else, in place of one before; it stays on this window until it is put away. */
  async give({ session, account: actor }: SignedIn, accountId: AccountId): Promise<Result<null>> {
    const given = await inTransaction(this.deps.store, async (trx): Promise<Result<ShownEnrolmentCode>> => {
      // Whoever steals a manager's password must not be able to let themselves enrol.
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
    });
    if (!given.ok) return given;
    session.shownEnrolmentCode = given.value;
    return ok(null);
  }

  /** Judges a typed code and uses it up. Without the requirement, whatever was typed will do: nothing is asked for any more. */
  async consume(queries: Queries, account: Account, typed: string): Promise<EnrolmentVerdict> {
    if (!(await this.isRequired(queries, account))) return 'accepted';
    // Under a clock that was turned back, ten minutes have no end.
    if (this.deps.time.isBehind()) return 'clock-behind';
    const code = normaliseEnrolmentCode(typed);
    if (code === null) return 'wrong';
    const hashes = this.deps.box.macs('enrolment-code', [account.id, code]);
    const consumed = await consumeEnrolmentCode(queries, account, hashes, this.deps.time.latest());
    return consumed ? 'accepted' : 'wrong';
  }

  /** The owner's sheet speaks for a manager who may be the only one: for an hour this account, as it is now, needs no code. */
  async waive(queries: Queries, account: Account): Promise<void> {
    const now = this.deps.time.latest();
    await replaceEnrolmentCode(queries, {
      account_id: account.id,
      kind: 'waiver',
      code_hash: Buffer.alloc(0),
      epoch: account.epoch,
      created_at: now,
      expires_at: now + policy.enrolmentCode.waivedFor,
    });
  }

  /** The app is set up: neither a code nor a waiver is left over. */
  close(queries: Queries, account: AccountId): Promise<void> {
    return dropEnrolmentCode(queries, account);
  }
}
