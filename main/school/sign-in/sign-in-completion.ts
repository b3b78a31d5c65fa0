import { roleOpensPortal } from '../../../shared/access';
import { ok, type Result, refuse } from '../../../shared/result';
import type { Account } from '../accounts/accounts';
import type { Sender } from '../sessions/sender';
import { isShift, type Session } from '../sessions/session-store';
import type { StoreTransaction } from '../store/schema';
import type { SignInDeps } from './sign-in-deps';
import type { NextChallenge } from './step';

/**
 * Whether the person showed a code of their own. Nothing else forgives wrong codes: not a password, and nothing that a manager
 * gave or said.
 */
const showsOwnCode: Readonly<Record<Session['openedWith'], boolean>> = {
  password: false,
  code: true,
  'recovery-code': true,
  vouched: false,
  'one-time-pass': false,
};

/** The last act of a step, inside of the step's transaction: it writes the session, or prepares the enrolment. */
export class SignInCompletion {
  constructor(private readonly deps: SignInDeps) {}

  /** Signs the person in after their last factor. The portal is judged only now, so fewer factors don't reveal the role. */
  async complete(
    trx: StoreTransaction,
    sender: Sender,
    account: Account,
    openedWith: Session['openedWith'],
  ): Promise<Result<Session>> {
    await this.deps.attempts.succeed(trx, account.id, showsOwnCode[openedWith]);
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
    const { key, begun } = await this.deps.twoFactor.pending.begin(
      trx,
      account.id,
      this.deps.keysOnScreen.elsewhere(windowId),
    );
    if (begun)
      await this.deps.audit.record(trx, {
        action: 'two-factor.enrolment-begun',
        actor: account,
        subject: account,
        portal,
      });
    const { id: accountId, epoch, username } = account;
    return ok({ next: { windowId, portal, accountId, epoch, username, kind: 'enrolment', key, supervised } });
  }
}
