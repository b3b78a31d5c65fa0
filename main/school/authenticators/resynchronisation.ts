import type { AccountId, AuthenticatorId } from '../../../shared/ids';
import type { Authenticator } from '../../../shared/ipc/authenticators-contract';
import { ok, type Result, refuse } from '../../../shared/result';
import type { AuditLog } from '../audit/audit-log';
import type { Store } from '../store/schema';
import type { Clock } from '../platform/clock';
import type { Attempts } from '../attempts/attempts';
import type { Actor } from '../sessions/actor';
import type { Accounts } from '../accounts/accounts';
import { authenticatorsOf } from './authenticator-list';
import { authenticatorDetails } from '../factors/authenticator-details';
import type { CodePairs } from '../factors/code-pairs';
import type { TwoFactorService } from '../factors/two-factor-service';
import { inTransaction } from '../store/in-transaction';

/** Dependencies of `Resynchronisation`. */
interface ResynchronisationDeps {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly twoFactor: TwoFactorService;
  readonly pairs: CodePairs;
  readonly attempts: Attempts;
  readonly audit: AuditLog;
  readonly clock: Clock;
}

/** Brings a hardware token back in step, for its owner or for a manager. It confirms none. A failure counts like any other. */
export class Resynchronisation {
  constructor(private readonly deps: ResynchronisationDeps) {}

  async resynchronise(
    acting: Actor,
    accountId: AccountId,
    id: AuthenticatorId,
    typed: readonly [string, string],
  ): Promise<Result<Authenticator[]>> {
    const { session } = acting;
    const owner = await this.deps.accounts.find(this.deps.store, accountId);
    if (!owner) return refuse('not-found');
    // Counts for the token's owner, also if a manager types. The audit log names the manager.
    const trier = {
      ...this.deps.attempts.trier(owner, owner.username, session.portal),
      actor: acting.account,
    };
    return this.deps.attempts.inTurn(trier, async () => {
      const refused = await this.deps.attempts.refuseIfClosed(trier);
      if (refused) return refused;
      return inTransaction(this.deps.store, acting, async (trx, actor): Promise<Result<Authenticator[]>> => {
        const token = await this.deps.twoFactor.openedOne(trx, owner.id, id);
        if (token?.kind !== 'token') return refuse('not-found');
        const action = 'two-factor.token-resynchronised';
        const verdict = await this.deps.pairs.resynchronise(trx, token, typed);
        if (verdict === 'clock-behind')
          return this.deps.attempts.failCode(trx, trier, action, verdict, this.deps.clock.now());
        if (verdict === 'wrong')
          return this.deps.attempts.fail(trx, trier, action, 'codes-do-not-follow', { ofCode: true });
        await this.deps.audit.record(trx, {
          action,
          actor,
          subject: owner,
          portal: session.portal,
          details: authenticatorDetails(token),
          about: token.id,
        });
        return ok(authenticatorsOf(await this.deps.twoFactor.held(trx, owner.id)));
      });
    });
  }
}
