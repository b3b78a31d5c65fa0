import { useEffect, useState } from 'react';

const warnsBefore = 20_000;
const updatesEvery = 250;
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/** Whether a person caused this event. A held key and a move without a movement are nobody. */
const isReal = (event: Event, pointer: { x: number; y: number }): boolean => {
  if (!event.isTrusted || (event instanceof KeyboardEvent && event.repeat)) return false;
  if (!(event instanceof PointerEvent) || event.type !== 'pointermove') return true;
  const moved = event.screenX !== pointer.x || event.screenY !== pointer.y;
  pointer.x = event.screenX;
  pointer.y = event.screenY;
  return moved;
};

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
 * Returns the seconds until the window locks once 20 or fewer are left, else null. Main sees the window's input by itself and
 * decides (main/desk/real-input.ts). This hook counts along, so that the page can warn.
 */
export const useActivity = (idleLockMinutes: number): number | null => {
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null);
  useEffect(() => {
    // Opening or unlocking the window counts as activity.
    let activeAt = performance.now();
    let warned = false;
    const pointer = { x: Number.NaN, y: Number.NaN };
    const updateWarning = () => {
      const left = idleLockMinutes * 60_000 - (performance.now() - activeAt);
      warned = left <= warnsBefore;
      setSecondsLeft(warned ? Math.max(0, Math.ceil(left / 1000)) : null);
    };
    const onActivity = (event: Event) => {
      if (!isReal(event, pointer)) return;
      if (warned) holdBack(event);
      activeAt = performance.now();
      updateWarning();
    };
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
