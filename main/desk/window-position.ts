import type { Portal } from '../../shared/access';
import type { zoomSteps } from '../../shared/zoom';

/** A rectangle on the desktop, in the system's points. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a window stood, and how large its page was. */
export interface WindowPosition {
  /** Of the window as it is when it is not maximised. */
  readonly bounds: Rectangle;
  readonly maximised: boolean;
  readonly zoom: (typeof zoomSteps)[number];
}

/** A window is never smaller than this. */
export const leastSize = { width: 420, height: 480 };

const usualSize = { width: 1280, height: 800 };

/** Two windows stand side by side where each gets at least this width. */
const sideBySideFrom = 840;

/** So much of a window's upper edge has to be on a screen for somebody to take hold of it. */
const handle = { width: 120, height: 32 };

const between = (least: number, value: number, most: number): number =>
  Math.max(least, Math.min(value, most));

const overlap = (from: number, length: number, otherFrom: number, otherLength: number): number =>
  Math.max(0, Math.min(from + length, otherFrom + otherLength) - Math.max(from, otherFrom));

const canBeTaken = (bounds: Rectangle, screen: Rectangle): boolean =>
  overlap(bounds.x, bounds.width, screen.x, screen.width) >= handle.width &&
  overlap(bounds.y, handle.height, screen.y, screen.height) >= handle.height;

const centred = (screen: Rectangle, size: { width: number; height: number }): Rectangle => {
  const width = Math.min(size.width, screen.width);
  const height = Math.min(size.height, screen.height);
  return {
    x: Math.round(screen.x + (screen.width - width) / 2),
    y: Math.round(screen.y + (screen.height - height) / 2),
    width,
    height,
  };
};

/**
 * The bounds to open a window with. `screens` are the work areas of the screens that exist now, the main one first. What
 * was kept counts only on one of them, and no larger than it is; else the window stands in the middle of the main one.
 */
export const openingBounds = (
  kept: WindowPosition | null,
  screens: readonly [Rectangle, ...Rectangle[]],
): Rectangle => {
  const screen = kept && screens.find((one) => canBeTaken(kept.bounds, one));
  if (!kept || !screen) return centred(screens[0], kept?.bounds ?? usualSize);
  const { bounds } = kept;
  const restored = {
    x: bounds.x,
    y: bounds.y,
    width: between(leastSize.width, bounds.width, screen.width),
    height: between(leastSize.height, bounds.height, screen.height),
  };
  // Made smaller, it may have lost the part that was on the screen.
  return canBeTaken(restored, screen) ? restored : centred(screen, restored);
};

/**
 * Where two windows stand that nobody has placed yet: side by side, the Office Portal first, where the screen is wide
 * enough; else null, and the second stands a little off the first.
 */
export const sideBySide = (screen: Rectangle): Readonly<Record<Portal, Rectangle>> | null => {
  const width = Math.floor(screen.width / 2);
  if (width < sideBySideFrom) return null;
  const height = Math.min(screen.height, Math.max(usualSize.height, Math.round(screen.height * 0.9)));
  const y = screen.y + Math.round((screen.height - height) / 2);
  return {
    office: { x: screen.x, y, width, height },
    staff: { x: screen.x + width, y, width, height },
  };
};

/** A little off another window, where the screen has room for that. */
export const besides = (first: Rectangle, screen: Rectangle): Rectangle => {
  const step = 36;
  return {
    ...first,
    x: between(screen.x, first.x + step, Math.max(screen.x, screen.x + screen.width - first.width)),
    y: between(screen.y, first.y + step, Math.max(screen.y, screen.y + screen.height - first.height)),
  };
};
