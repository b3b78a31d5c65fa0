import { readFileSync } from 'node:fs';
import type { Moment } from './moments';

/** How often a process is looked at, and how far two looks may lie apart for what is between them; milliseconds. */
const every = 1;
const apart = 4;

/** Whether a process's first thread sleeps until something is asked of it; never where the system does not tell. */
const isAtRest = (pid: number): boolean => {
  try {
    const state = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.[0];
    return state === 'S' && readFileSync(`/proc/${pid}/wchan`, 'latin1').includes('poll');
  } catch {
    return false;
  }
};

/** Does some work, and tells when the first thread of a process was at rest meanwhile (Linux), in milliseconds of a clock. */
export const restOf = async (
  pid: number,
  clock: () => number,
  work: () => Promise<unknown>,
): Promise<readonly Moment[]> => {
  const rest: { from: number; to: number }[] = [];
  let rested = false;
  let last = clock();
  const timer = setInterval(() => {
    const now = clock();
    const rests = isAtRest(pid);
    if (rests && rested && now - last <= apart) {
      const latest = rest.at(-1);
      if (latest?.to === last) latest.to = now;
      else rest.push({ from: last, to: now });
    }
    rested = rests;
    last = now;
  }, every);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return rest;
};
