import type { Measured, Row } from './measure.ts';

const number = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

const figure = ({ median, low, high }: Measured): string =>
  `${number(median)} (${number(low)}–${number(high)})`;

/** The rows as a Markdown table: medians, with the 10th and 90th percentile behind them. */
export const tableOf = (rows: readonly Row[]): string =>
  [
    '| figure | unit | Latchkey | yardstick | ratio | bar | held |',
    '|---|---|---|---|---|---|---|',
    ...rows.map(({ figure: name, unit, ours, yardstick, ratio, bar, held }) =>
      [
        '',
        name,
        unit,
        figure(ours),
        yardstick === null ? '–' : `${yardstick.name}: ${figure(yardstick.measured)}`,
        ratio === null ? '–' : ratio.toFixed(2),
        bar,
        held ? 'yes' : '**no**',
        '',
      ]
        .join(' | ')
        .trim(),
    ),
  ].join('\n');
