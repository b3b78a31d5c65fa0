import { policy } from '../../../shared/policy';
import { ok, type Result, refuse } from '../../../shared/result';
import type { AuditLog } from '../audit/audit-log';
import type { Store } from '../store/schema';
import type { Accounts } from '../accounts/accounts';
import type { ClocksApart, CodePairs } from '../factors/code-pairs';
import type { Attempts } from '../attempts/attempts';
import type { Challenge, ChallengeStore } from '../sessions/challenge-store';
import type { Endings } from '../sessions/endings';
import { inTransaction, nobody } from '../store/in-transaction';

/** Whether a challenge has enough wrong codes for its window to offer the clock doctor. */
export const mayCheckClocks = ({ kind, wrongCodes }: Challenge): boolean =>
  kind === 'code' && wrongCodes >= policy.authenticators.doctorAfterWrongCodes;

/** Dependencies of `ClockDoctor`. */
interface ClockDoctorDeps {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly pairs: CodePairs;
  readonly attempts: Attempts;
  readonly challenges: ChallengeStore;
  readonly endings: Endings;
  readonly audit: AuditLog;
}

/**
 * Measures the difference between an authenticator's clock and this computer's, after a right password and wrong codes.
 * The person types two codes in a row, and neither of them ever signs in. A wrong pair counts like a wrong code, in the
 * throttle and in the challenge.
 */
export class ClockDoctor {
  constructor(private readonly deps: ClockDoctorDeps) {}

  async check(challenge: Challenge, typed: readonly [string, string]): Promise<Result<ClocksApart>> {
    const found = await this.deps.accounts.find(this.deps.store, challenge.accountId);
    const trier = this.deps.attempts.trier(found, challenge.username, challenge.portal);
    return this.deps.attempts.inTurn(trier, async () => {
      // An earlier answer may have consumed the challenge while this pair waited for its turn.
      if (this.deps.challenges.peek(challenge.windowId)?.id !== challenge.id || !mayCheckClocks(challenge))
        return refuse('no-challenge');
      const refused = await this.deps.attempts.refuseIfClosed(trier);
      if (refused) return refused;
      const result = await inTransaction(
        this.deps.store,
        nobody,
        async (trx): Promise<Result<ClocksApart>> => {
          const account = await this.deps.accounts.find(trx, challenge.accountId);
          if (!account || account.active !== 1 || account.epoch !== challenge.epoch)
            return refuse('no-challenge');
          const action = 'two-factor.clocks-checked';
          const apart = await this.deps.pairs.clocksApart(trx, account.id, typed);
          if (!apart)
            return this.deps.attempts.fail(trx, trier, action, 'codes-do-not-follow', { ofCode: true });
          await this.deps.audit.record(trx, {
            action,
            actor: account,
            subject: account,
            portal: challenge.portal,
            details: { secondsAhead: apart.aheadBy / 1000 },
          });
          return ok(apart);
        },
      );
      if (!result.ok && result.error.code !== 'no-challenge') this.countWrong(challenge);
      return result;
    });
  }

  private countWrong(challenge: Challenge): void {
    challenge.wrongCodes += 1;
    if (challenge.wrongCodes >= policy.challenge.wrongCodes && this.deps.challenges.take(challenge))
      this.deps.endings.remember(challenge.windowId, {
        because: 'too-many-codes',
        username: challenge.username,
      });
  }
}
