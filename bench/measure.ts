import { setImmediate } from 'node:timers/promises';
import { createDice } from './seed/invented';

/** The value below which a part (0 to 1) of the samples lies. */
export const quantile = (samples: readonly number[], part: number): number => {
  const sorted = samples.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
};

/** Milliseconds that some work takes. */
export const timed = async (work: () => unknown): Promise<number> => {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
};

/** Waits; milliseconds. */
export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Does some work so many times. The event loop goes round in between, as between two calls of a window. */
export const times = async (count: number, work: () => Promise<unknown>): Promise<void> => {
  for (let done = 0; done < count; done += 1) {
    await work();
    await setImmediate();
  }
};

/**
 * Samples several subjects in turn, so that a slow moment of the machine falls on all of them. The first round warms up and
 * does not count. The order is shuffled each round, because a subject leaves caches and memory changed for the next.
 */
export const inTurn = async <Name extends string>(
  rounds: number,
  subjects: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Record<Name, number[]>> => {
  const names = Object.keys(subjects) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>;
  const dice = createDice(1);
  for (let round = -1; round < rounds; round += 1) {
    const order = names.map((name) => ({ name, at: dice.below(1_000_000) }));
    for (const { name } of order.toSorted((one, other) => one.at - other.at)) {
      const sample = await subjects[name]();
      await setImmediate();
      if (round >= 0) samples[name].push(sample);
    }
  }
  return samples;
};
