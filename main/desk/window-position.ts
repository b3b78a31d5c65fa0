import type { Portal } from '../../shared/access';
import type { zoomSteps } from '../../shared/zoom';

/** A rectangle on the desktop, in the system's points. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A window's last bounds and zoom. */
export interface WindowPosition {
  /** The bounds of the window while it is not maximised. */
  readonly bounds: Rectangle;
  readonly maximised: boolean;
  readonly zoom: (typeof zoomSteps)[number];
}

/** The smallest size of a window. */
export const leastSize = { width: 420, height: 480 };

const usualSize = { width: 1280, height: 800 };

/** The least width of each window for two of them side by side. */
const sideBySideFrom = 840;

/** The part of a window's title bar that must be on a screen, so that a person can drag it. */
const handle = { width: 120, height: 32 };

const between = (least: number, value: number, most: number): number =>
  Math.max(least, Math.min(value, most));

const overlap = (from: number, length: number, otherFrom: number, otherLength: number): number =>
  Math.max(0, Math.min(from + length, otherFrom + otherLength) - Math.max(from, otherFrom));

const isReachable = (bounds: Rectangle, screen: Rectangle): boolean =>
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
 * The bounds for a new window. `screens` are the work areas of the present screens, the main one first. The saved bounds
 * apply if they lie on one of these screens, shrunk to fit it. Otherwise the window opens in the middle of the main screen.
 */
export const openingBounds = (
  kept: WindowPosition | null,
  screens: readonly [Rectangle, ...Rectangle[]],
): Rectangle => {
  const screen = kept && screens.find((one) => isReachable(kept.bounds, one));
  if (!kept || !screen) return centred(screens[0], kept?.bounds ?? usualSize);
  const { bounds } = kept;
  const restored = {
    x: bounds.x,
    y: bounds.y,
    width: between(leastSize.width, bounds.width, screen.width),
    height: between(leastSize.height, bounds.height, screen.height),
  };
  // Shrinking may have moved the title bar off the screen.
  return isReachable(restored, screen) ? restored : centred(screen, restored);
};

/**
 * The bounds of two windows side by side, the Office Portal on the left; null if the screen is too narrow. Only for windows
 * that nobody has moved yet.
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

/** Bounds a little off another window's, as far as the screen has room. */
export const cascade = (first: Rectangle, screen: Rectangle): Rectangle => {
  const step = 36;
  return {
    ...first,
    x: between(screen.x, first.x + step, Math.max(screen.x, screen.x + screen.width - first.width)),
    y: between(screen.y, first.y + step, Math.max(screen.y, screen.y + screen.height - first.height)),
  };
};
