import type { AuthenticatorId } from '../../../shared/ids';
import type { WindowId } from '../platform/window-id';
import type { ChallengeStore } from './challenge-store';
import type { SessionStore } from './session-store';

/** Knows which windows show a pending key, so that two people never look at the same one. */
export class KeysOnScreen {
  constructor(
    private readonly challenges: ChallengeStore,
    private readonly sessions: SessionStore,
  ) {}

  /** Returns whether a key is on the screen of another window, or of a session that waits in this one. */
  elsewhere(windowId: WindowId): (id: AuthenticatorId) => boolean {
    const challenges = this.challenges
      .all()
      .filter((challenge) => challenge.windowId !== windowId && !this.challenges.isExpired(challenge));
    const sessions = this.sessions
      .all()
      .filter((session) => session.windowId !== windowId || !this.sessions.isActive(session));
    const shown = [
      ...challenges.map(({ key }) => key),
      ...sessions.map(({ addsAuthenticator }) => addsAuthenticator),
    ];
    return (id) => shown.some((key) => key?.id === id);
  }
}
