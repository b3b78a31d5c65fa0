import { afterAll, beforeAll, expect, test } from 'vitest';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { everyEvent } from '../shared/ipc/audit-contract';
import { firstOfStaff } from '../test/support/school';
import { valueOf } from '../test/support/test-desk';
import { OpenSchool, type OpenWindow } from './open-school';
import { callerCount, seedSchool } from './seed/seed-school';

const size = { accounts: 60, events: 1_200 };
let folder: string;
let school: OpenSchool;
let manager: OpenWindow;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-seeded-'));
  await seedSchool(join(folder, 'school'), size);
  school = await OpenSchool.open(join(folder, 'school'));
  manager = await school.managersWindow();
});
afterAll(async () => {
  await school.close();
  rmSync(folder, { recursive: true, force: true });
});

test('every caller signs in with password and code', async () => {
  expect(school.callers).toHaveLength(callerCount);
  for (const _ of school.callers) await school.signIn(school.window(), school.nextCaller());
});

test('the school has the accounts that were asked for, and the list knows their two-factor and last sign-in', async () => {
  const { rows, everyone } = valueOf(await manager.staff.search(firstOfStaff));
  expect(everyone).toBe(size.accounts);
  const states = new Set(rows.map(({ managed }) => managed?.twoFactor));
  expect(states).toEqual(new Set(['set-up', 'pending', 'not-set-up']));
  expect(rows.some(({ active }) => !active)).toBe(true);
  expect(rows.every(({ managed }) => managed?.hasPassword)).toBe(true);
  expect(rows.some(({ managed }) => (managed?.lastSignInAt ?? 0) > Date.now() - 86_400_000 * 30)).toBe(true);
});

test('the app verifies the whole audit log, which has the events that were asked for', async () => {
  const verdict = valueOf(await manager.audit.verify());
  if (verdict.kind !== 'whole') throw new Error(JSON.stringify(verdict));
  expect(verdict.events).toBeGreaterThanOrEqual(size.events);
  expect(verdict.events).toBeLessThan(size.events + 100);
  const { rows } = valueOf(await manager.audit.page({ filter: { ...everyEvent, kind: 'log' }, after: null }));
  expect(rows.map(({ action }) => action)).not.toContain('audit.found-broken');
});

test('a folder that holds something is refused', async () => {
  writeFileSync(join(folder, 'something'), '');
  await expect(seedSchool(folder, size)).rejects.toThrow('is not empty');
});
