import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, vi } from 'vitest';
import { systemDate } from '../../../main/school/platform/clock';
import { datesIn } from '../../support/dates-in';

const source = pathToFileURL(resolve('main/school/platform/clock.ts')).href;

const since = Date.UTC(2025, 0, 1);
const hours = 2 * 366 * 24;
/** Every hour of two years, and the moment before it. This includes midnights and both changes of summer time. */
const moments = Array.from({ length: hours }, (_, hour) => since + hour * 60 * 60_000).flatMap((at) => [
  at - 1,
  at,
]);

const program = `import { systemDate } from ${JSON.stringify(source)};
const dates = Array.from({ length: ${hours} }, (_, hour) => ${since} + hour * 60 * 60_000).flatMap((at) => [at - 1, at]).map(systemDate);
process.stdout.write(JSON.stringify(dates));`;

test.each([
  'UTC',
  'Europe/Madrid',
  'America/New_York',
  'America/Sao_Paulo',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
])('where the computer is set to %s, a moment has the date that is written there', (zone) => {
  // A process of its own, because a time zone belongs to a whole process.
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
    maxBuffer: 10_000_000,
  });
  expect(stdout, stderr).not.toBe('');
  expect(JSON.parse(stdout)).toEqual(moments.map(datesIn(zone)));
});

test('the date needs no Intl format, whose first use blocks the event loop', () => {
  const made = vi.spyOn(Intl, 'DateTimeFormat');
  expect(systemDate(Date.UTC(2026, 5, 15, 12))).toMatch(/^2026-06-1[456]$/);
  expect(made).not.toHaveBeenCalled();
  made.mockRestore();
});
