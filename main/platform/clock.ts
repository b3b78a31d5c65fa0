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
