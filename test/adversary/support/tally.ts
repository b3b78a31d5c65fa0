import { appendFileSync } from 'node:fs';

/** One line of the table that the run ends with. */
export interface Tried {
  /** Which part of the suite, such as "stages". */
  readonly part: string;
  readonly attack: string;
  readonly times: number;
  readonly held: boolean;
  /** A measured figure worth reading, or empty. */
  readonly note: string;
}

/** Counts the attempts of one test, for the table at the end. */
export class Tries {
  times = 0;
  note = '';

  add(times = 1): void {
    this.times += times;
  }
}

/** Gives a line to scripts/adversary.mts. Does nothing if a runner was started by hand. */
export const report = (tried: Tried): void => {
  const file = process.env.LATCHKEY_TALLY;
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(tried)}\n`);
};

/** Whether the suite runs in full size. */
export const full = process.env.FULL === '1';
