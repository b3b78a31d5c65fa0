import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { machineClock, ownPart, standsStill } from '../../bench/desk/moments';

describe('the part of a block that is nobody else’s', () => {
  const block = { from: 100, to: 160 };

  it.each([
    ['nobody else stood still', [], 60],
    [
      'others stood still before and behind it',
      [
        { from: 40, to: 90 },
        { from: 170, to: 180 },
      ],
      60,
    ],
    ['somebody stood still in the middle of it', [{ from: 110, to: 130 }], 40],
    [
      'somebody stood still from before it on, and once more',
      [
        { from: 90, to: 110 },
        { from: 150, to: 155 },
      ],
      45,
    ],
    ['somebody stood still all the while', [{ from: 90, to: 170 }], 0],
  ])('is what is left where %s', (_case, others, left) => {
    expect(ownPart(block, others)).toBe(left);
  });
});

it('sees a block of the event loop, from when to when', async () => {
  const watched = standsStill();
  await setTimeout(10);
  const from = machineClock();
  while (machineClock() < from + 30);
  const to = machineClock();
  await setTimeout(10);
  watched.stop();
  const longest = watched.taken().toSorted((one, other) => other.to - other.from - (one.to - one.from))[0];
  expect(longest?.from).toBeLessThanOrEqual(from + 1);
  expect(longest?.to).toBeGreaterThanOrEqual(to);
  expect(watched.taken()).toEqual([]);
});
