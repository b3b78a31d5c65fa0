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

/** The time zone that this computer is set to, by its IANA name; asked anew each time, as it may be changed meanwhile. */
export const systemTimeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
