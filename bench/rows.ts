import type { Measured } from './measure';

/** What a figure is measured in. */
export type Unit = 'ms' | 'MB' | 'kB' | '1/s' | 'us';

/** What a figure is compared with: the ratio to the yardstick, or the figure itself (its p99, its worst round). */
export type Bar =
  | { readonly kind: 'at-most'; readonly times: number }
  | { readonly kind: 'at-least'; readonly times: number }
  | { readonly kind: 'faster' }
  | { readonly kind: 'p99'; readonly limit: number }
  | { readonly kind: 'worst'; readonly limit: number }
  /** The longest block of the event loop meanwhile; milliseconds. */
  | { readonly kind: 'block'; readonly limit: number }
  | { readonly kind: 'median'; readonly limit: number };

/** What was measured of a figure. */
export interface Figure {
  readonly figure: string;
  readonly unit: Unit;
  readonly ours: Measured;
  readonly yardstick: { readonly name: string; readonly measured: Measured } | null;
  /** Ours over the yardstick; the median of the rounds' own ratios. */
  readonly ratio: number | null;
  /** The 99th percentile, or the worst round, where the bar is on that. */
  readonly tail: number | null;
  readonly bar: Bar;
}

/** One row of the table: a figure beside its yardstick, and whether it holds its bar. */
export interface Row extends Figure {
  readonly held: boolean;
  /** How many times a ratio is what its bar allows; 1 and less holds. Null where the bar is on milliseconds or bytes. */
  readonly missedBy: number | null;
  /** The same of the rounds that were disturbed least, on both sides: what the machine does besides only ever makes slower. */
  readonly missedAtBest: number | null;
}

/** What could not be measured, and why; it counts as not held. */
export interface Unmeasured {
  readonly figure: string;
  readonly problem: string;
  readonly held: false;
}

/** Some rows under a heading. */
export interface Section {
  readonly title: string;
  readonly rows: readonly (Row | Unmeasured)[];
}

/** Judges a figure by its bar. What is not a number does not hold. */
export const judged = (figure: Figure): Row => {
  const missedBy = missOf(figure.bar, figure.ratio);
  return {
    ...figure,
    missedBy,
    missedAtBest: missOf(figure.bar, bestRatio(figure)),
    held: missedBy === null ? isUnder(figure) : isWithin(figure.bar, missedBy),
  };
};

/** A figure by how long the event loop stood still at most meanwhile, without the machine's moments and, beside it, with them; milliseconds. */
export const blockRow = (figure: string, took: Measured, whole: Measured, ofItsOwn: number): Row =>
  judged({
    figure,
    unit: 'ms',
    ours: took,
    yardstick: { name: 'with the machine’s moments', measured: whole },
    ratio: null,
    tail: ofItsOwn,
    bar: { kind: 'block', limit: 20 },
  });

const missOf = (bar: Bar, ratio: number | null): number | null => {
  if (bar.kind === 'at-most') return (ratio ?? Number.NaN) / bar.times;
  if (bar.kind === 'at-least') return bar.times / (ratio ?? Number.NaN);
  return bar.kind === 'faster' ? (ratio ?? Number.NaN) : null;
};

const bestRatio = ({ bar, unit, ours, yardstick, ratio }: Figure): number | null => {
  if (yardstick === null) return ratio;
  if (unit !== '1/s') return ours.low / yardstick.measured.low;
  // Of what is counted a second the most is the best; where little growth is asked for, the ratio is the other way round.
  const best = ours.high / yardstick.measured.high;
  return bar.kind === 'at-least' ? best : 1 / best;
};

const isWithin = (bar: Bar, missedBy: number): boolean =>
  bar.kind === 'faster' ? missedBy < 1 : missedBy <= 1;

const isUnder = ({ bar, ours, tail }: Figure): boolean => {
  if (!('limit' in bar)) return false;
  const value = bar.kind === 'median' ? ours.median : (tail ?? Number.NaN);
  return bar.kind === 'p99' ? value < bar.limit : value <= bar.limit;
};

/** Measures some rows; where that fails there is one row that says so, and the run goes on. */
export const attempt = async (
  figure: string,
  work: () => Promise<readonly Row[]>,
): Promise<readonly (Row | Unmeasured)[]> => {
  try {
    return await work();
  } catch (cause) {
    return [unmeasured(figure, cause instanceof Error ? cause.message : String(cause))];
  }
};

/** A row that says that a figure was not measured. */
export const unmeasured = (figure: string, problem: string): Unmeasured => ({ figure, problem, held: false });

/** So many times what a bar allows is more than a busy machine explains. */
const roomForNoise = 2;

const isFar = (missed: number | null): boolean => missed !== null && !(missed <= roomForNoise);

/**
 * What fails a smoke run: ratios that miss their bar by more than double, at the median and in the least disturbed rounds as well, and
 * what could not be measured at all.
 */
export const farOff = (sections: readonly Section[]): readonly (Row | Unmeasured)[] =>
  sections
    .flatMap(({ rows }) => rows)
    .filter((row) => 'problem' in row || (isFar(row.missedBy) && isFar(row.missedAtBest)));
