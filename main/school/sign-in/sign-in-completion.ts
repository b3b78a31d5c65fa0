import { roleOpensPortal } from '../../../shared/access';
import { ok, type Result, refuse } from '../../../shared/result';
import type { Account } from '../accounts/accounts';
import type { Belongings, Opened } from '../sessions/challenge-store';
import type { Sender } from '../sessions/sender';
import { isShift, type Session } from '../sessions/session-store';
import type { StoreTransaction } from '../store/schema';
import type { SignInDeps } from './sign-in-deps';
import type { Outcome } from './step';

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

/** The last act of a step, inside of the step's transaction: it writes the session, or prepares the next challenge. */
export class SignInCompletion {
  constructor(private readonly deps: SignInDeps) {}

  /**
   * Signs the person in after their last factor, or asks for a password of their own where somebody else set it. The portal is
   * judged only now, so fewer factors don't reveal the role. `factor` names the authenticator of a code, `shownCodes` are
   * recovery codes that the person has just got.
   */
  async complete(
    trx: StoreTransaction,
    sender: Sender,
    account: Account,
    openedWith: Session['openedWith'],
    {
      factor = openedWith,
      shownCodes = null,
    }: { factor?: Session['factor']; shownCodes?: Session['shownCodes'] } = {},
  ): Promise<Result<Outcome>> {
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
    const isFresh = await this.isFreshFactor(trx, account, openedWith);
    const lastStrong = isFresh ? this.deps.clock.monotonic() : Number.NEGATIVE_INFINITY;
    const opened: Opened = { openedWith, factor, lastStrong, shownCodes };
    if (account.must_choose_password === 0) return ok(await this.open(trx, sender, account, opened));
    return ok({ next: { ...challengedBy(sender, account), kind: 'first-password', opened } });
  }

  /** Writes the session of a sign-in that lacks nothing any more. */
  async open(trx: StoreTransaction, sender: Sender, account: Account, opened: Opened): Promise<Session> {
    const { windowId, portal } = sender;
    const { openedWith } = opened;
    const session = await this.deps.sessions.write(trx, { windowId, portal, openedWith }, account);
    return Object.assign(session, opened);
  }

  private async isFreshFactor(
    trx: StoreTransaction,
    account: Account,
    openedWith: Session['openedWith'],
  ): Promise<boolean> {
    // A manager's vouch or pass is no factor of the person's own.
    if (isShift({ openedWith })) return false;
    // A password alone is no fresh factor if another portal of the account requires a code.
    return openedWith !== 'password' || !(await this.deps.options.stepsUpWithCode(trx, account));
  }

  /** Draws the pending key, or keeps the one that exists, and leads to the challenge that shows it. */
  async beginEnrolment(
    trx: StoreTransaction,
    sender: Sender,
    account: Account,
    supervised: boolean,
  ): Promise<Result<Outcome>> {
    const { key, begun } = await this.deps.twoFactor.pending.begin(
      trx,
      account.id,
      this.deps.keysOnScreen.elsewhere(sender.windowId),
    );
    if (begun)
      await this.deps.audit.record(trx, {
        action: 'two-factor.enrolment-begun',
        actor: account,
        subject: account,
        portal: sender.portal,
      });
    return ok({ next: { ...challengedBy(sender, account), kind: 'enrolment', key, supervised } });
  }
}

/** What every challenge of a sign-in has: its window, and its account as it is now. */
export const challengedBy = (
  { windowId, portal }: Sender,
  { id: accountId, epoch, username }: Account,
): Belongings => ({ windowId, portal, accountId, epoch, username });
