import type { InputEvent, Point, WebContents } from 'electron';
import type { Clock } from '../school/platform/clock';

/** Milliseconds between two reports of a window's input. */
const reportedAtMostEvery = 1_000;

/** Input that no page can make by itself. */
const presses: ReadonlySet<string> = new Set([
  'rawKeyDown',
  'keyDown',
  'mouseDown',
  'mouseWheel',
  'touchStart',
  'touchMove',
]);

/** Dependencies of `reportRealInput`. */
interface RealInputDeps {
  readonly clock: Pick<Clock, 'monotonic'>;
  /** The position of the computer's pointer on the screen. */
  readonly pointer: () => Point;
}

/**
 * Calls `report` when a person uses a window, at most once a second. Events that a script makes in the page never get here. A
 * key that is held down counts once: a book on the keyboard is nobody.
 */
export const reportRealInput = (
  contents: Pick<WebContents, 'on'>,
  { clock, pointer }: RealInputDeps,
  report: () => void,
): void => {
  let reportedAt = Number.NEGATIVE_INFINITY;
  let before = pointer();
  // The system sends moves by itself, for a page that loads anew or locks the pointer. Only a person moves the pointer.
  const hasMoved = (): boolean => {
    const now = pointer();
    const moved = now.x !== before.x || now.y !== before.y;
    before = now;
    return moved;
  };
  contents.on('input-event', (_event, { type, modifiers }: InputEvent) => {
    if (clock.monotonic() - reportedAt < reportedAtMostEvery) return;
    const isReal =
      type === 'mouseMove' ? hasMoved() : presses.has(type) && !modifiers?.includes('isautorepeat');
    if (!isReal) return;
    reportedAt = clock.monotonic();
    report();
  });
};
