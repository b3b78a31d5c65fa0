import type { WholeCheck } from './backups/whole-check';
import type { School } from './compose';
import { forEvery } from './platform/for-every';
import { recordJump } from './start-checks';

/** The first people of the day are in before a start's remaining work reads the store. */
const checksAfterStart = 2_000;

/** A backup that is due waits until the first people of the day are in. */
const quietAfterStart = 2 * 60_000;

/**
 * Returns what is due every second. Each step runs on its own: what the store refuses to one must not keep the next from being
 * done. Throws the first failure when all are done.
 */
export const everySecond = (school: School, wholeCheck: WholeCheck | null): (() => Promise<void>) => {
  const { store, clock, sessions, stages, throttle, twoFactor, time, head, setUp, backups, resealing } =
    school;
  const startedAt = clock.monotonic();
  const hasRunFor = (milliseconds: number): boolean => clock.monotonic() - startedAt > milliseconds;
  const steps: readonly (() => Promise<unknown>)[] = [
    () => sessions.sweep(),
    () => stages.expireChallenges(),
    () => throttle.saveRunningWaits(store),
    () => twoFactor.pending.dropExpired(store),
    () => recordJump(school),
    () => time.advance(store),
    () => head.save(store),
    async () => {
      if (hasRunFor(checksAfterStart)) await resealing.finish();
    },
    async () => {
      if (hasRunFor(quietAfterStart) && !(await setUp.isNeeded())) await backups.backUpDaily();
    },
    async () => {
      if (hasRunFor(checksAfterStart)) wholeCheck?.begin();
    },
  ];
  return () => forEvery(steps, (step) => step());
};
