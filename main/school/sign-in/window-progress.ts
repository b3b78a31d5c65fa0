import { ok, type Result } from '../../../shared/result';
import type { WindowId } from '../platform/window-id';
import type { Session } from '../sessions/session-store';
import type { SignInDeps } from './sign-in-deps';
import type { Outcome } from './step';

/** Moves a window on after the commit of a step: into a session, or to its next challenge. */
export class WindowProgress {
  constructor(private readonly deps: Pick<SignInDeps, 'challenges' | 'endings' | 'sessions'>) {}

  async moveOn(result: Result<Outcome>): Promise<Result<null>> {
    if (!result.ok) return result;
    if (!('next' in result.value)) return this.enter(result.value);
    const { next } = result.value;
    this.deps.challenges.issue(next);
    this.deps.endings.forget(next.windowId);
    return ok(null);
  }

  private async enter(session: Session): Promise<Result<null>> {
    // The window may still hold a challenge of another account, or one that Staff Options made needless since.
    this.dropChallenge(session.windowId);
    await this.deps.sessions.enter(session);
    return ok(null);
  }

  dropChallenge(windowId: WindowId): void {
    const challenge = this.deps.challenges.peek(windowId);
    if (challenge) this.deps.challenges.take(challenge);
  }
}
