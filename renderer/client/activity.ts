import { useEffect, useState } from 'react';
import { desk } from './desk-client';

const atMostEvery = 15_000;
const warnsBefore = 20_000;
const updatesEvery = 250;
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type));

/** Keys that act on a form rather than on its text. */
const acting: readonly string[] = ['Enter', 'Escape', 'Tab'];

/** A press that answers the warning must not also send a form or press a button; typing may continue. */
const holdBack = (event: Event): void => {
  if (!(event instanceof KeyboardEvent)) return;
  if (isText(event.target) && !acting.includes(event.key)) return;
  event.preventDefault();
  event.stopPropagation();
};

/**
 * Reports activity to main, at most every 15 seconds, so that the window does not lock while somebody works.
 * Returns the seconds until the lock once 20 or fewer are left, else null. Main counts from the last report, and so does this
 * hook. During the warning it reports any key or pointer move at once.
 */
export const useActivity = (idleLockMinutes: number): number | null => {
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null);
  useEffect(() => {
    let reportedAt = performance.now();
    let warned = false;
    const touch = () => {
      reportedAt = performance.now();
      warned = false;
      setSecondsLeft(null);
      void desk.session.touch();
    };
    const onActivity = (event: Event) => {
      if (warned) {
        holdBack(event);
        touch();
      } else if (performance.now() - reportedAt >= atMostEvery) touch();
    };
    const updateWarning = () => {
      const left = idleLockMinutes * 60_000 - (performance.now() - reportedAt);
      warned = left <= warnsBefore;
      setSecondsLeft(warned ? Math.max(0, Math.ceil(left / 1000)) : null);
    };
    // Opening or unlocking the window counts as activity.
    touch();
    const timer = setInterval(updateWarning, updatesEvery);
    for (const sign of signs) addEventListener(sign, onActivity, { capture: true });
    return () => {
      clearInterval(timer);
      setSecondsLeft(null);
      for (const sign of signs) removeEventListener(sign, onActivity, { capture: true });
    };
  }, [idleLockMinutes]);
  return secondsLeft;
};
