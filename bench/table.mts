import type { Measured } from './measure.ts';
import type { Bar, Row, Section, Unit, Unmeasured } from './rows.ts';

const number = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

const figure = ({ median, low, high }: Measured): string =>
  low === high ? number(median) : `${number(median)} (${number(low)}–${number(high)})`;

const barText = (bar: Bar, unit: Unit): string => {
  if (bar.kind === 'at-most' || bar.kind === 'at-least')
    return `${bar.kind === 'at-most' ? 'at most' : 'at least'} ${bar.times} times`;
  if (bar.kind === 'faster') return 'faster';
  if (bar.kind === 'block') return `no block over ${bar.limit} ${unit}`;
  if (bar.kind === 'p99') return `p99 under ${bar.limit} ${unit}`;
  return `${bar.kind === 'worst' ? 'never over' : 'at most'} ${bar.limit} ${unit}`;
};

const tailNames: Readonly<Partial<Record<Bar['kind'], string>>> = { p99: 'p99', block: 'longest block' };

const tailText = ({ bar, tail }: Row): string =>
  tail === null ? '' : `; ${tailNames[bar.kind] ?? 'worst'} ${number(tail)}`;

const cells = (row: Row | Unmeasured): readonly string[] =>
  'problem' in row
    ? [
        row.figure,
        '',
        `not measured: ${row.problem.replaceAll('|', '/').split('\n')[0] ?? ''}`,
        '',
        '',
        '',
        '**no**',
      ]
    : [
        row.figure,
        row.unit,
        `${figure(row.ours)}${tailText(row)}`,
        row.yardstick === null ? '–' : `${row.yardstick.name}: ${figure(row.yardstick.measured)}`,
        row.ratio === null ? '–' : row.ratio.toFixed(2),
        barText(row.bar, row.unit),
        row.held ? 'yes' : '**no**',
      ];

/** Rows as a Markdown table: medians, with the 10th and 90th percentile behind them. */
export const tableOf = (rows: readonly (Row | Unmeasured)[]): string =>
  [
    '| figure | unit | Latchkey | yardstick | ratio | bar | held |',
    '|---|---|---|---|---|---|---|',
    ...rows.map((row) => `| ${cells(row).join(' | ')} |`),
  ].join('\n');

/** All sections, each with its heading, and how many bars hold. */
export const reportOf = (sections: readonly Section[]): string => {
  const rows = sections.flatMap((section) => section.rows);
  return [
    ...sections.map(({ title, rows: own }) => `### ${title}\n\n${tableOf(own)}`),
    `${rows.filter(({ held }) => held).length} of ${rows.length} bars held.`,
  ].join('\n\n');
};
