import { expect, test } from 'vitest';
import { KeyedQueue } from '../../../main/school/attempts/keyed-queue';

test('work of one key runs in turn, whatever comes of it; other keys do not wait', async () => {
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
