import { setImmediate } from 'node:timers/promises';
import { createDice } from './seed/invented';

/** The quantile of the samples; `part` is 0 to 1. */
export const quantile = (samples: readonly number[], part: number): number => {
  const sorted = samples.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
};

/** The duration of some work; milliseconds. */
export const timed = async (work: () => unknown): Promise<number> => {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
};

/** Waits; milliseconds. */
export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Repeats some work `count` times. The event loop turns in between, as between two calls of a window. */
export const times = async (count: number, work: () => Promise<unknown>): Promise<void> => {
  for (let done = 0; done < count; done += 1) {
    await work();
    await setImmediate();
  }
};

/**
 * Samples several subjects in turn, so that a slow moment of the machine affects all of them. The first round is a warm-up.
 * Each round shuffles the order, because a subject changes caches and memory for the next one.
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
