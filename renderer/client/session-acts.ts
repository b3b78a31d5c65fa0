import { desk } from './desk-client';
import { entering } from './desk-state';

const leaving = (call: () => ReturnType<typeof desk.session.lock>): void => {
  // The next person may be typing already: no letter may reach a field of the person before.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  void entering(call());
};

/** Locks the window. */
export const lockSession = (): void => leaving(desk.session.lock);

/** Lets somebody else sign in while this session waits, locked. */
export const switchPerson = (): void => leaving(desk.session.switchPerson);

/** Ends the session. */
export const signOut = (): void => leaving(desk.session.signOut);
