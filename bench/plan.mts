import type { SeedSize } from './school.ts';

/** What a run measures at, and how often. */
export interface Plan {
  /** Smallest first: growth is beside the first. */
  readonly sizes: readonly SeedSize[];
  readonly rounds: number;
  readonly launches: number;
  readonly memories: number;
  /** Rounds of every gesture in the lists. */
  readonly frames: number;
}

/** For the figures: takes about twelve minutes, once its schools are made. */
export const full: Plan = {
  // A school is founded with everybody who can sign in: 17 people are the fewest.
  sizes: [
    { accounts: 17, events: 500 },
    { accounts: 1_000, events: 50_000 },
    { accounts: 100_000, events: 5_000_000 },
  ],
  rounds: 40,
  launches: 9,
  memories: 5,
  frames: 5,
};

/** Large enough to see that everything runs, and ratios that are off by far. */
export const smoke: Plan = {
  sizes: [
    { accounts: 17, events: 500 },
    { accounts: 1_000, events: 10_000 },
  ],
  rounds: 10,
  launches: 2,
  memories: 1,
  frames: 1,
};
