/** Both clocks of a desk, in milliseconds. */
export interface Clock {
  /** Wall time, UTC. A person can turn it. */
  now(): number;
  /** Time since some fixed moment of this run; nobody can turn it. */
  monotonic(): number;
}

/** The computer's own clocks. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
};

/** The date of a moment at some place, `YYYY-MM-DD`: text that compares like dates do. */
export type DateOf = (at: number) => string;

/**
 * The date of a moment where this computer is, by the time zone that it is set to then. Without a format: the first of a run
 * holds up the event loop for 10 to 20 ms.
 */
export const systemDate: DateOf = (at) => {
  const there = new Date(at);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${there.getFullYear()}-${two(there.getMonth() + 1)}-${two(there.getDate())}`;
};
