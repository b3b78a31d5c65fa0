/** A computer's two clocks, in milliseconds. */
export interface Clock {
  /** Wall time, UTC. A person can change it. */
  now(): number;
  /** Time since a fixed moment of this run; nobody can change it. */
  monotonic(): number;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
};

/** The local date of a moment, as `YYYY-MM-DD`, which sorts like the date. */
export type DateOf = (at: number) => string;

/** The date in the computer's time zone. Made without `Intl`, because creating the first format blocks the event loop. */
export const systemDate: DateOf = (at) => {
  const date = new Date(at);
  const twoDigits = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
};
