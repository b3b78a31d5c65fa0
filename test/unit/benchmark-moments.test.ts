import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { restOf } from '../../bench/desk/main-at-rest';
import { machineClock, ownPart, standsStill, united } from '../../bench/desk/moments';

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

it('takes moments that overlap for one, in their order', () => {
  const moments = [
    { from: 50, to: 60 },
    { from: 10, to: 40 },
    { from: 20, to: 30 },
    { from: 40, to: 45 },
  ];
  expect(united(moments)).toEqual([
    { from: 10, to: 45 },
    { from: 50, to: 60 },
  ]);
});

const restsWorksRests = `
const now = () => Number(process.hrtime.bigint()) / 1e6;
setTimeout(() => {
  const from = now();
  while (now() < from + 100);
  process.stdout.write(JSON.stringify({ from, to: now() }));
  setTimeout(() => undefined, 300);
}, 300);`;

it.runIf(process.platform === 'linux')(
  'tells when another process was at rest, and when it was not',
  async () => {
    const child = spawn(process.execPath, ['-e', restsWorksRests], { stdio: ['ignore', 'pipe', 'inherit'] });
    let told = '';
    child.stdout.on('data', (part: Buffer) => {
      told += part.toString();
    });
    const rest = await restOf(child.pid ?? 0, machineClock, () => once(child, 'exit'));
    const work = JSON.parse(told) as { from: number; to: number };
    // What is looked at now and then is known to some milliseconds.
    expect(ownPart(work, rest)).toBeGreaterThan(85);
    expect(ownPart({ from: work.from - 200, to: work.from }, rest)).toBeLessThan(150);
    expect(ownPart({ from: work.to + 50, to: work.to + 250 }, rest)).toBeLessThan(150);
  },
);
