import { expect, test } from 'vitest';
import { KeyedQueue } from '../../../main/school/attempts/keyed-queue';

test('work of one key runs one at a time, also after a failure; other keys do not wait', async () => {
  const queue = new KeyedQueue();
  const log: string[] = [];
  const step =
    (name: string, fails = false) =>
    async () => {
      log.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      log.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const results = await Promise.allSettled([
    queue.run('a', step('1', true)),
    queue.run('a', step('2')),
    queue.run('b', step('x')),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  expect(log.filter((line) => !line.startsWith('x'))).toEqual(['1 begins', '1 ends', '2 begins', '2 ends']);
  expect(log.indexOf('x begins')).toBeLessThan(log.indexOf('1 ends'));
});

test('work that needs two keys in a fixed order keeps its order and does not deadlock', async () => {
  const queue = new KeyedQueue();
  const log: string[] = [];
  const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
  const step = (name: string) => async () => {
    log.push(`${name} begins`);
    await pause();
    log.push(`${name} ends`);
  };
  const ofBoth = (name: string): Promise<void> => queue.run('a', () => queue.run('b', step(name)));
  await Promise.all([ofBoth('1'), queue.run('b', step('2')), ofBoth('3'), queue.run('a', step('4'))]);
  for (const name of ['1', '2', '3', '4'])
    expect(log.indexOf(`${name} ends`)).toBe(log.indexOf(`${name} begins`) + 1);
  // Keys are granted in the order of the calls. Work "2" needs one key only and calls first.
  expect(log.filter((line) => line.endsWith('begins')).map((line) => line[0])).toEqual(['2', '1', '3', '4']);
});
