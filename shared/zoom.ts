/** The sizes that a window can be zoomed to, in percent. */
export const zoomSteps = [50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200] as const;

/** The next size up or down from the present one; the same one at the end. */
export const nextZoom = (percent: number, direction: 'in' | 'out'): number =>
  (direction === 'in'
    ? zoomSteps.find((step) => step > percent)
    : zoomSteps.findLast((step) => step < percent)) ?? percent;
