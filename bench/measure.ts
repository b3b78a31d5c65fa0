import { createHash } from 'node:crypto';

/** A figure of one run: the median of its rounds and how far apart they lay (10th and 90th percentile). */
export interface Measured {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly rounds: number;
}

/** The value below which a part (0 to 1) of the sorted samples lies. */
export const quantile = (samples: readonly number[], part: number): number => {
  const sorted = [...samples].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
};

/** Median and spread of samples. */
export const measured = (samples: readonly number[]): Measured => ({
  median: quantile(samples, 0.5),
  low: quantile(samples, 0.1),
  high: quantile(samples, 0.9),
  rounds: samples.length,
});

/** Milliseconds that some work takes. */
export const timed = async (work: () => unknown): Promise<number> => {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
};

/**
 * Measures several subjects in turn, round by round, after one round that does not count: whatever else the machine does
 * meanwhile falls on all of them alike. Each round has an order of its own, for what came right before leaves the caches and the
 * memory in another state: it must not be the same for one subject in all rounds.
 */
export const inTurn = async <Name extends string>(
  rounds: number,
  subjects: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Record<Name, number[]>> => {
  const names = Object.keys(subjects) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = -1; round < rounds; round += 1)
    for (const name of shuffled(names, round)) {
      // As between two calls of a window: the event loop goes round.
      await new Promise((resolve) => setImmediate(resolve));
      const sample = await subjects[name]();
      if (round >= 0) samples[name].push(sample);
    }
  return samples;
};

/** Some names in an order that depends on the round alone, so that every run has the same orders. */
const shuffled = <Name extends string>(names: readonly Name[], round: number): Name[] => {
  const place = (name: Name): string => createHash('sha256').update(`${round} ${name}`).digest('hex');
  return names
    .map((name) => ({ name, at: place(name) }))
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))
    .map(({ name }) => name);
};

/** The median of the ratios round by round: a slow moment of the machine hits both sides of a round. */
export const ratioOf = (ours: readonly number[], yardstick: readonly number[]): number =>
  quantile(
    ours.map((sample, round) => sample / (yardstick[round] ?? Number.NaN)),
    0.5,
  );
