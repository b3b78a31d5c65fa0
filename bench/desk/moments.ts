/** From when to when something stood still, in milliseconds of a clock that all processes of a machine share. */
export interface Moment {
  readonly from: number;
  readonly to: number;
}

/** From this process's own clock to the machine's. */
const ahead = Number(process.hrtime.bigint()) / 1e6 - performance.now();

/** The machine's clock, in milliseconds. Asked each millisecond, it must leave nothing to clear up. */
export const machineClock = (): number => ahead + performance.now();

/** What stands still for less is no block: a timer is late by as much. */
const shortest = 1;

/** Collects the moments in which the event loop of this process stands still, until it is stopped. */
export const standsStill = (everyTick?: () => void): { readonly taken: () => Moment[]; stop(): void } => {
  const interval = 1;
  let moments: Moment[] = [];
  let last = machineClock();
  const timer = setInterval(() => {
    everyTick?.();
    const now = machineClock();
    if (now - last - interval >= shortest) moments.push({ from: last + interval, to: now });
    last = now;
  }, interval);
  return {
    taken: () => {
      const those = moments;
      moments = [];
      return those;
    },
    stop: () => clearInterval(timer),
  };
};

/** How long a moment is without the parts of it that `others`, which do not overlap, have as well. */
export const ownPart = ({ from, to }: Moment, others: readonly Moment[]): number =>
  others.reduce(
    (left, other) => left - Math.max(0, Math.min(to, other.to) - Math.max(from, other.from)),
    to - from,
  );

/** All moments of some, in order, those that overlap as one. */
export const united = (moments: readonly Moment[]): readonly Moment[] => {
  const apart: { from: number; to: number }[] = [];
  for (const { from, to } of moments.toSorted((one, other) => one.from - other.from)) {
    const last = apart.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else apart.push({ from, to });
  }
  return apart;
};
