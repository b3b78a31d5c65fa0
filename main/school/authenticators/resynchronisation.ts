import type { AccountId, AuthenticatorId } from '../../../shared/ids';
import type { Authenticator } from '../../../shared/ipc/authenticators-contract';
import { ok, type Result, refuse } from '../../../shared/result';
import type { AuditLog } from '../audit/audit-log';
import type { Store } from '../store/schema';
import type { Clock } from '../platform/clock';
import type { Attempts } from '../attempts/attempts';
import type { SignedIn } from '../sessions/session-service';
import type { Accounts } from '../accounts/accounts';
import { authenticatorDetails, authenticatorsOf } from './authenticator-list';
import type { CodePairs } from '../factors/code-pairs';
import type { TwoFactorService } from '../factors/two-factor-service';

/** Bringing somebody's hardware token back in step, by themselves or by a manager; a failure is a try like any. */
export class Resynchronisation {
  constructor(
    private readonly store: Store,
    private readonly accounts: Accounts,
    private readonly twoFactor: TwoFactorService,
    private readonly pairs: CodePairs,
    private readonly attempts: Attempts,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async resynchronise(
    { account: actor, session }: SignedIn,
    accountId: AccountId,
    id: AuthenticatorId,
    typed: readonly [string, string],
  ): Promise<Result<Authenticator[]>> {
    const owner = await this.accounts.find(this.store, accountId);
    if (!owner) return refuse('not-found');
    // Counted for the account whose token it is, whoever types; the log names who did.
    const trier = { ...this.attempts.trier(owner, owner.username, session.portal), actor };
    return this.attempts.inTurn(trier, async () => {
      const closed = await this.attempts.refuseIfClosed(trier);
      if (closed) return closed;
      return this.store.transaction().execute(async (trx): Promise<Result<Authenticator[]>> => {
        const token = (await this.twoFactor.opened(trx, owner.id)).find((row) => row.id === id);
        if (token?.kind !== 'token') return refuse('not-found');
        const action = 'two-factor.token-resynchronised';
        const verdict = await this.pairs.resynchronise(trx, token, typed);
        if (verdict === 'clock-behind')
          return this.attempts.failCode(trx, trier, action, verdict, this.clock.now());
        if (verdict === 'wrong')
          return this.attempts.fail(trx, trier, action, 'codes-do-not-follow', { ofCode: true });
        await this.audit.record(trx, {
          action,
          actor,
          subject: owner,
          portal: session.portal,
          details: authenticatorDetails(token),
        });
        return ok(authenticatorsOf(await this.twoFactor.confirmed(trx, owner.id)));
      });
    });
  }
}
