/** The zoom levels of a window, in percent. */
export const zoomSteps = [50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200] as const;

/** The next zoom level in a direction; the present one at the end of the scale. */
export const nextZoom = (percent: number, direction: 'in' | 'out'): number =>
  (direction === 'in'
    ? zoomSteps.find((step) => step > percent)
    : zoomSteps.findLast((step) => step < percent)) ?? percent;
