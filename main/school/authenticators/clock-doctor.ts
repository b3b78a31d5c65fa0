import { policy } from '../../../shared/policy';
import { ok, type Result, refuse } from '../../../shared/result';
import type { AuditLog } from '../audit/audit-log';
import type { Store } from '../store/schema';
import type { Accounts } from '../accounts/accounts';
import type { ClocksApart, CodePairs } from '../factors/code-pairs';
import type { Attempts } from '../attempts/attempts';
import type { Challenge, ChallengeStore } from '../sessions/challenge-store';
import type { Endings } from '../sessions/endings';

/** Whether a challenge has had wrong codes enough for its window to offer the clock doctor. */
export const mayCheckClocks = ({ kind, wrongCodes }: Challenge): boolean =>
  kind === 'code' && wrongCodes >= policy.authenticators.doctorAfterWrongCodes;

/**
 * Tells, after a right password and wrong codes, how far the authenticator's clock and this computer's are apart, from two
 * codes in a row. Neither of them ever signs in. A pair that is nowhere counts like a wrong code, in the throttle and in the
 * challenge.
 */
export class ClockDoctor {
  constructor(
    private readonly store: Store,
    private readonly accounts: Accounts,
    private readonly pairs: CodePairs,
    private readonly attempts: Attempts,
    private readonly challenges: ChallengeStore,
    private readonly endings: Endings,
    private readonly audit: AuditLog,
  ) {}

  async check(challenge: Challenge, typed: readonly [string, string]): Promise<Result<ClocksApart>> {
    const seen = await this.accounts.find(this.store, challenge.accountId);
    const trier = this.attempts.trier(seen, challenge.username, challenge.portal);
    return this.attempts.inTurn(trier, async () => {
      // Judged in turn, like the codes: one that waited may find the challenge consumed by the answer before.
      if (this.challenges.peek(challenge.windowId)?.id !== challenge.id || !mayCheckClocks(challenge))
        return refuse('no-challenge');
      const closed = await this.attempts.refuseIfClosed(trier);
      if (closed) return closed;
      const result = await this.store.transaction().execute(async (trx): Promise<Result<ClocksApart>> => {
        const account = await this.accounts.find(trx, challenge.accountId);
        if (!account || account.active !== 1 || account.epoch !== challenge.epoch)
          return refuse('no-challenge');
        const action = 'two-factor.clocks-checked';
        const apart = await this.pairs.clocksApart(trx, account.id, typed);
        if (!apart) return this.attempts.fail(trx, trier, action, 'codes-do-not-follow', { ofCode: true });
        await this.audit.record(trx, {
          action,
          actor: account,
          subject: account,
          portal: challenge.portal,
          details: { secondsAhead: apart.aheadBy / 1000 },
        });
        return ok(apart);
      });
      if (!result.ok && result.error.code !== 'no-challenge') this.countWrong(challenge);
      return result;
    });
  }

  private countWrong(challenge: Challenge): void {
    challenge.wrongCodes += 1;
    if (challenge.wrongCodes >= policy.challenge.wrongCodes && this.challenges.take(challenge))
      this.endings.remember(challenge.windowId, { because: 'too-many-codes', username: challenge.username });
  }
}
