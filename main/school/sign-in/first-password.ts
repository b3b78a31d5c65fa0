import { ok, type Result, refuse, refuseField } from '../../../shared/result';
import { judgeNewPassword } from '../attempts/password-rules';
import type { Challenge } from '../sessions/challenge-store';
import type { SignInCompletion } from './sign-in-completion';
import type { SignInDeps } from './sign-in-deps';
import type { Judge } from './step';

/** The step in which a person replaces the password that somebody else set. No session exists before it. */
export class FirstPassword {
  constructor(
    private readonly deps: SignInDeps,
    private readonly completion: SignInCompletion,
  ) {}

  /** Judges and hashes the typed password. A weak one is a field's error, which counts as no attempt. */
  async hash(challenge: Challenge, typed: string): Promise<Result<string>> {
    if (challenge.kind !== 'first-password') return refuse('no-challenge');
    const account = await this.deps.accounts.find(this.deps.store, challenge.accountId);
    if (!account) return refuse('no-challenge');
    const school = await this.deps.options.school();
    const judged = await judgeNewPassword(typed, {
      shortest: await this.deps.options.shortestPassword(account.role, account),
      username: account.username,
      schoolName: school?.name ?? '',
    });
    if (judged) return refuseField('newPassword', judged.problem, judged.bound);
    if (await this.deps.hasher.verify(account.password_hash, typed))
      return refuseField('newPassword', 'same-as-before');
    return ok(await this.deps.hasher.hash(typed));
  }

  /** Stores the password and opens the session, both or neither. The account's other challenges and sessions end. */
  judge(hash: string): Judge {
    return async (trx, { challenge, account }) => {
      if (challenge.kind !== 'first-password') return refuse('no-challenge');
      const chosen = this.deps.accounts.password(hash, 'owner');
      const after = await this.deps.accounts.change(trx, account, chosen, true);
      if (!after) return refuse('no-challenge');
      // Whoever set the password may have seen a key that was drawn under it.
      await this.deps.twoFactor.pending.forget(trx, after.id);
      await this.deps.audit.record(trx, {
        action: 'password.changed',
        actor: after,
        subject: after,
        portal: challenge.portal,
        details: { first: true },
      });
      return ok(await this.completion.open(trx, challenge, after, challenge.opened));
    };
  }
}
