import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { scaleFor } from '../../../renderer/rooms/home/chart-scale';

test('a chart’s scale has few, whole, round and even marks from 0 to the highest bar or above', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5_000_000 }), (most) => {
      const { top, marks } = scaleFor(most);
      const step = marks[1] ?? Number.NaN;
      expect(marks).toEqual(marks.map((_, line) => line * step));
      expect(marks.at(-1)).toBe(top);
      expect(top).toBeGreaterThanOrEqual(Math.max(1, most));
      expect(top - step).toBeLessThan(Math.max(1, most));
      expect(marks.length).toBeLessThanOrEqual(5);
      expect(String(step)).toMatch(/^[125]0*$/);
    }),
    { numRuns: 2_000 },
  );
  expect(scaleFor(8).marks).toEqual([0, 2, 4, 6, 8]);
  expect(scaleFor(1).marks).toEqual([0, 1]);
});
