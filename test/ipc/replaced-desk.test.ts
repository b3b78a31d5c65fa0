import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { auditHeadName } from '../../main/school/audit/audit-head';
import { foundSchool } from '../support/school';

test('a desk skips its timed work while it is replaced, and resumes it afterwards', async () => {
  const { desk } = await foundSchool();
  const head = (): string => readFileSync(join(desk.directory, auditHeadName), 'base64');
  let putInPlace = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    putInPlace = resolve;
  });
  const replaced = desk.application['replace'](() => gate, null);
  await pause(0);
  const second = desk.application.tick().then(() => 'let go');
  expect(await Promise.race([second, pause(2_000, 'waits')])).toBe('let go');
  const before = head();
  putInPlace();
  await replaced;
  await desk.application.tick();
  expect(head()).not.toBe(before);
  await desk.remove();
});
