import { useEffect } from 'react';
import { desk } from '../desk-client';
import { entering } from '../desk-state';

/** Which words the catalogue has for the keys of this computer's keyboard. */
export const keyboard = /mac/iu.test(navigator.userAgent) ? 'mac' : 'other';

const leaving = (call: () => ReturnType<typeof desk.session.lock>): void => {
  // The next person may be typing already: not a letter of it may end up in the field of the one before.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  void entering(call());
};

/** Locks the window. */
export const lockSession = (): void => leaving(desk.session.lock);

/** Lets somebody else sign in while this session waits, locked. */
export const switchPerson = (): void => leaving(desk.session.switchPerson);

// By the letter, so that it is where the keyboard's own L is; a keyboard without Latin letters has it at the same place.
const isL = ({ key, code }: KeyboardEvent): boolean =>
  /^[a-z]$/iu.test(key) ? key.toLowerCase() === 'l' : code === 'KeyL';

const isShortcut = (event: KeyboardEvent): boolean => {
  const held = keyboard === 'mac' ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  return held && !event.altKey && !event.repeat && isL(event);
};

/** Ctrl or Cmd with L locks, with Shift as well it switches the person; in every room, field and dialog. */
export const useSessionKeys = (stage: 'signed-in' | 'locked' | null): void => {
  useEffect(() => {
    if (stage === null) return;
    const hear = (event: KeyboardEvent) => {
      if (!isShortcut(event)) return;
      event.preventDefault();
      if (event.shiftKey) switchPerson();
      else if (stage === 'signed-in') lockSession();
    };
    addEventListener('keydown', hear, { capture: true });
    return () => removeEventListener('keydown', hear, { capture: true });
  }, [stage]);
};
