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

/** Counts what one test tries, for the table at the end. */
export class Tries {
  times = 0;
  note = '';

  add(times = 1): void {
    this.times += times;
  }
}

/** Hands a line to scripts/adversary.mts; without it (a runner called by hand) nothing is written. */
export const report = (tried: Tried): void => {
  const file = process.env.LATCHKEY_TALLY;
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(tried)}\n`);
};

/** `FULL=1` asks for the whole size. */
export const full = process.env.FULL === '1';
