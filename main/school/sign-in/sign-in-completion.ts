import { roleOpensPortal } from '../../../shared/access';
import { ok, type Result, refuse } from '../../../shared/result';
import type { Account } from '../accounts/accounts';
import type { Sender } from '../sessions/sender';
import { isShift, type Session } from '../sessions/session-store';
import type { Factor, StoreTransaction } from '../store/schema';
import type { SignInDeps } from './sign-in-deps';
import type { NextChallenge } from './step';

/** The last act of a step, inside of the step's transaction: it writes the session, or prepares the enrolment. */
export class SignInCompletion {
  constructor(private readonly deps: SignInDeps) {}

  /** Signs the person in after their last factor; `factor` names the authenticator of a code. The portal is judged only now, so fewer factors don't reveal the role. */
  async complete(
    trx: StoreTransaction,
    sender: Sender,
    account: Account,
    openedWith: Session['openedWith'],
    factor: Factor = openedWith,
  ): Promise<Result<Session>> {
    // A manager vouched without any code of the person's, so wrong codes at their account stay counted.
    await this.deps.attempts.succeed(trx, account.id, openedWith !== 'password' && openedWith !== 'vouched');
    if (!roleOpensPortal(account.role, sender.portal)) {
      await this.deps.audit.record(trx, {
        action: 'sign-in.portal-refused',
        outcome: 'failure',
        actor: account,
        subject: account,
        portal: sender.portal,
      });
      return refuse('portal-not-open-to-role');
    }
    const { windowId, portal } = sender;
    const session = await this.deps.sessions.write(trx, { windowId, portal, openedWith }, account);
    session.factor = factor;
    // A password alone is no fresh factor if another portal of the account requires a code.
    if (openedWith === 'password' && (await this.deps.options.stepsUpWithCode(trx, account)))
      session.lastStrong = Number.NEGATIVE_INFINITY;
    // A manager's vouch or pass is no factor of the person's own.
    if (isShift(session)) session.lastStrong = Number.NEGATIVE_INFINITY;
    return ok(session);
  }

  /** Draws the pending key, or keeps the one that exists, and leads to the challenge that shows it. */
  async beginEnrolment(
    trx: StoreTransaction,
    { windowId, portal }: Sender,
    account: Account,
    supervised: boolean,
  ): Promise<Result<NextChallenge>> {
    const { begun } = await this.deps.twoFactor.begin(trx, account.id);
    if (begun)
      await this.deps.audit.record(trx, {
        action: 'two-factor.enrolment-begun',
        actor: account,
        subject: account,
        portal,
      });
    const { id: accountId, epoch, username } = account;
    return ok({ next: { windowId, portal, accountId, epoch, username, kind: 'enrolment', supervised } });
  }
}
