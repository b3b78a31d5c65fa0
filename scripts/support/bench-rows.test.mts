import { describe, expect, test } from 'vitest';
import { attempt, type Bar, farOff, judged, type Row } from '../../bench/rows.ts';
import { reportOf } from '../../bench/table.mts';

const ours = { median: 10, low: 9, high: 11, rounds: 5 };
const rowOf = (bar: Bar, ratio: number | null, tail: number | null = null): Row =>
  judged({ figure: 'a figure', unit: 'ms', ours, yardstick: null, ratio, tail, bar });

describe('a bar of the benchmark', () => {
  test.each([
    [{ kind: 'at-most', times: 1.25 }, 1.25, true],
    [{ kind: 'at-most', times: 1.25 }, 1.251, false],
    [{ kind: 'at-least', times: 0.7 }, 0.7, true],
    [{ kind: 'at-least', times: 0.7 }, 0.69, false],
    [{ kind: 'faster' }, 0.99, true],
    [{ kind: 'faster' }, 1, false],
    [{ kind: 'at-most', times: 1.25 }, Number.NaN, false],
    [{ kind: 'at-most', times: 1.25 }, null, false],
  ] as const)('%j with a ratio of %d: held %s', (bar, ratio, held) => {
    expect(rowOf(bar, ratio).held).toBe(held);
  });

  test.each([
    [{ kind: 'p99', limit: 16 }, 15.9, true],
    [{ kind: 'p99', limit: 16 }, 16, false],
    [{ kind: 'worst', limit: 20 }, 20, true],
    [{ kind: 'worst', limit: 20 }, 20.1, false],
    [{ kind: 'worst', limit: 20 }, null, false],
  ] as const)('%j with a worst of %d: held %s', (bar, tail, held) => {
    expect(rowOf(bar, null, tail).held).toBe(held);
  });
});

describe('a smoke run', () => {
  const failing = (rows: readonly Row[]) => farOff([{ title: 'All', rows }]);

  test('bears a ratio that misses its bar by up to double, and no more', () => {
    expect(failing([rowOf({ kind: 'at-most', times: 1.5 }, 3)])).toEqual([]);
    expect(failing([rowOf({ kind: 'at-most', times: 1.5 }, 3.01)])).toHaveLength(1);
    expect(failing([rowOf({ kind: 'at-least', times: 0.7 }, 0.35)])).toEqual([]);
    expect(failing([rowOf({ kind: 'at-least', times: 0.7 }, 0.34)])).toHaveLength(1);
    expect(failing([rowOf({ kind: 'at-most', times: 1.5 }, Number.NaN)])).toHaveLength(1);
  });

  test('bears a median that some slow rounds have made, and none that is slow in every round', () => {
    const beside = (low: number): Row =>
      judged({
        figure: 'a figure',
        unit: 'ms',
        ours: { median: 400, low, high: 900, rounds: 5 },
        yardstick: { name: 'a yardstick', measured: { median: 100, low: 90, high: 300, rounds: 5 } },
        ratio: 4,
        tail: null,
        bar: { kind: 'at-most', times: 1.5 },
      });
    expect(beside(270).held).toBe(false);
    expect(failing([beside(270)])).toEqual([]);
    expect(failing([beside(271)])).toHaveLength(1);
  });

  test('takes the fastest rounds of what is counted a second', () => {
    const rate = (high: number, bar: Bar, ratio: number): Row =>
      judged({
        figure: 'a rate',
        unit: '1/s',
        ours: { median: 20, low: 10, high, rounds: 5 },
        yardstick: { name: 'a yardstick', measured: { median: 100, low: 10, high: 100, rounds: 5 } },
        ratio,
        tail: null,
        bar,
      });
    expect(failing([rate(35, { kind: 'at-least', times: 0.7 }, 0.2)])).toEqual([]);
    expect(failing([rate(34, { kind: 'at-least', times: 0.7 }, 0.2)])).toHaveLength(1);
    expect(failing([rate(40, { kind: 'at-most', times: 1.3 }, 5)])).toEqual([]);
    expect(failing([rate(38, { kind: 'at-most', times: 1.3 }, 5)])).toHaveLength(1);
  });

  test('never fails for milliseconds', () => {
    const slow = rowOf({ kind: 'p99', limit: 16 }, null, 1_000);
    expect(slow.held).toBe(false);
    expect(failing([slow])).toEqual([]);
  });

  test('fails for what could not be measured, which the table shows as not held', async () => {
    const rows = await attempt('the launch', async () => {
      throw new Error('no | display');
    });
    const sections = [{ title: 'All', rows }];
    expect(farOff(sections)).toHaveLength(1);
    expect(reportOf(sections)).toContain('| the launch |  | not measured: no / display |  |  |  | **no** |');
    expect(reportOf(sections)).toContain('0 of 1 bars held.');
  });
});
