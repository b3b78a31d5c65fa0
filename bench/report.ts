import { quantile } from './measure';

/** A limit on a figure: the ratio to its yardstick, the milliseconds above it, or the figure itself. */
export type Bar =
  | { readonly kind: 'ratio'; readonly limit: number }
  /** The median of the rounds' differences. */
  | { readonly kind: 'longer'; readonly limit: number }
  /** The largest of the rounds' differences. */
  | { readonly kind: 'never-longer'; readonly limit: number }
  | { readonly kind: 'p99'; readonly limit: number }
  | { readonly kind: 'longest'; readonly limit: number };

/** The samples of a figure, with those of its yardstick from the same rounds. */
export interface Samples {
  readonly figure: string;
  readonly unit: 'ms' | 'MB';
  readonly bar: Bar;
  readonly ours: readonly number[];
  readonly yardstick?: { readonly name: string; readonly samples: readonly number[] };
}

/** One row of the table. */
export interface Row {
  readonly figure: string;
  readonly unit: 'ms' | 'MB';
  readonly bar: Bar;
  /** The number that the bar limits. */
  readonly value: number;
  readonly median: number;
  readonly rounds: number;
  readonly yardstick: { readonly name: string; readonly median: number } | null;
  readonly held: boolean;
  /** Whether the ratio misses the bar by more than double in the fastest rounds too, which noise can't explain. */
  readonly isFarOff: boolean;
}

/** The row of a figure whose measurement failed. It counts as a missed bar. */
export interface Unmeasured {
  readonly figure: string;
  readonly problem: string;
  readonly held: false;
  readonly isFarOff: true;
}

const roomForNoise = 2;
const fastest = 0.1;

/** Judges the samples of a figure by its bar. A NaN misses the bar. */
export const judged = ({ figure, unit, bar, ours, yardstick }: Samples): Row => {
  const theirs = yardstick?.samples ?? [];
  const value = valueOf(bar, ours, theirs);
  const atBest = quantile(ours, fastest) / quantile(theirs, fastest);
  const mostBorne = roomForNoise * bar.limit;
  return {
    figure,
    unit,
    bar,
    value: rounded(value),
    median: rounded(quantile(ours, 0.5)),
    rounds: ours.length,
    yardstick: yardstick ? { name: yardstick.name, median: rounded(quantile(theirs, 0.5)) } : null,
    held: value <= bar.limit,
    isFarOff: bar.kind === 'ratio' && !(value <= mostBorne) && !(atBest <= mostBorne),
  };
};

const valueOf = ({ kind }: Bar, ours: readonly number[], theirs: readonly number[]): number => {
  if (kind === 'p99') return quantile(ours, 0.99);
  if (kind === 'longest') return Math.max(...ours);
  const pairs = ours.map((sample, round) => [sample, theirs[round] ?? Number.NaN] as const);
  if (kind === 'ratio')
    return quantile(
      pairs.map(([own, other]) => own / other),
      0.5,
    );
  const differences = pairs.map(([own, other]) => own - other);
  return kind === 'longer' ? quantile(differences, 0.5) : Math.max(...differences);
};

const rounded = (value: number): number => Number(value.toPrecision(4));

/** Measures some rows. A failure becomes a row too, and the run continues. */
export const attempt = async (
  figure: string,
  work: () => Promise<readonly Samples[]>,
): Promise<readonly (Row | Unmeasured)[]> => {
  process.stderr.write(`[bench] ${figure}\n`);
  try {
    return (await work()).map(judged);
  } catch (cause) {
    console.error(cause);
    const problem = cause instanceof Error ? cause.message : String(cause);
    return [{ figure, problem, held: false, isFarOff: true }];
  }
};

const barText = ({ kind, limit }: Bar, yardstick: string, unit: string): string =>
  ({
    ratio: limit === 1 ? `faster than ${yardstick}` : `at most ${limit} × ${yardstick}`,
    longer: `at most ${limit} ${unit} longer than ${yardstick}`,
    'never-longer': `never more than ${limit} ${unit} longer than ${yardstick}`,
    p99: `p99 at most ${limit} ${unit}`,
    longest: `longest at most ${limit} ${unit}`,
  })[kind];

const cells = (row: Row | Unmeasured): readonly string[] => {
  if ('problem' in row)
    return [
      row.figure,
      '',
      `not measured: ${row.problem.split('\n')[0]?.replaceAll('|', '/')}`,
      '',
      '**no**',
    ];
  const { figure, unit, bar, value, median, yardstick, held } = row;
  return [
    figure,
    barText(bar, yardstick?.name ?? '', unit),
    `**${value}${bar.kind === 'ratio' ? ' ×' : ` ${unit}`}**, median ${median} ${unit}`,
    yardstick ? `${yardstick.median} ${unit}` : '–',
    held ? 'yes' : '**no**',
  ];
};

/** All rows as a Markdown table. */
export const tableOf = (rows: readonly (Row | Unmeasured)[]): string =>
  [
    '| figure | bar | Latchkey | yardstick | held |',
    '|---|---|---|---|---|',
    ...rows.map((row) => `| ${cells(row).join(' | ')} |`),
    '',
    `${rows.filter(({ held }) => held).length} of ${rows.length} bars held.`,
  ].join('\n');
