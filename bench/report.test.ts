import { describe, expect, test } from 'vitest';
import { longestBlockDuring } from './event-loop';
import { attempt, type Bar, judged, type Row, tableOf } from './report';

const ours = [10, 20, 30, 40];
const rowOf = (bar: Bar, theirs: readonly number[] = [10, 10, 10, 10], own: readonly number[] = ours): Row =>
  judged({
    figure: 'a figure',
    unit: 'ms',
    bar,
    ours: own,
    yardstick: { name: 'a yardstick', samples: theirs },
  });

describe('a bar of the benchmark', () => {
  test.each([
    [{ kind: 'ratio', limit: 3 }, 3, true],
    [{ kind: 'ratio', limit: 2.9 }, 3, false],
    [{ kind: 'longer', limit: 20 }, 20, true],
    [{ kind: 'longer', limit: 19 }, 20, false],
    [{ kind: 'never-longer', limit: 30 }, 30, true],
    [{ kind: 'never-longer', limit: 29 }, 30, false],
    [{ kind: 'p99', limit: 40 }, 40, true],
    [{ kind: 'p99', limit: 39 }, 40, false],
    [{ kind: 'longest', limit: 40 }, 40, true],
    [{ kind: 'longest', limit: 39 }, 40, false],
  ] as const)('%j limits %d: held %s', (bar, value, held) => {
    expect(rowOf(bar)).toMatchObject({ value, held });
  });

  test('does not hold without samples', () => {
    expect(rowOf({ kind: 'ratio', limit: 3 }, []).held).toBe(false);
    expect(rowOf({ kind: 'p99', limit: 3 }, [], []).held).toBe(false);
  });
});

describe('a smoke run', () => {
  test('fails for a ratio of more than double its bar, unless the fastest rounds are within that', () => {
    expect(rowOf({ kind: 'ratio', limit: 1 }, [10, 10, 10, 10], [20, 20, 20, 20]).isFarOff).toBe(false);
    expect(rowOf({ kind: 'ratio', limit: 1 }, [10, 10, 10, 10], [21, 21, 21, 21]).isFarOff).toBe(true);
    expect(rowOf({ kind: 'ratio', limit: 1 }, [10, 10, 10, 10], [20, 80, 80, 80]).isFarOff).toBe(false);
  });

  test('never fails for milliseconds', () => {
    for (const kind of ['longer', 'never-longer', 'p99', 'longest'] as const)
      expect(rowOf({ kind, limit: 1 })).toMatchObject({ held: false, isFarOff: false });
  });

  test('fails for a figure that could not be measured, and the table shows it', async () => {
    const rows = await attempt('the launch', () => Promise.reject(new Error('no | display')));
    expect(rows).toMatchObject([{ held: false, isFarOff: true }]);
    expect(tableOf(rows)).toContain('| the launch |  | not measured: no / display |  | **no** |');
    expect(tableOf(rows)).toContain('0 of 1 bars held.');
  });
});

test('a block at the very end of some work is seen', async () => {
  const longest = await longestBlockDuring(async () => {
    for (const end = performance.now() + 80; performance.now() < end; );
  });
  expect(longest).toBeGreaterThan(75);
});
