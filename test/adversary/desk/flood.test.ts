import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { dataKeyOf, filesHolding } from '../../support/raw-store';
import { plantFailures, withPreparedSchool } from '../../support/sign-in-tests';
import { stageOf, valueOf } from '../../support/test-desk';
import { channels } from '../support/channels';
import { test } from '../support/desk-test';
import { bytesOf } from '../support/knowledge';
import { full } from '../support/tally';

const context = withPreparedSchool({ twoFactor: true });
const messages = full ? 20_000 : 3_000;

test('refused calls and attempts during a wait flood the audit log', async ({ tries }) => {
  const { desk } = context.open;
  const window = desk.window('staff');
  const before = context.raw.audited().length;
  for (let sent = 0; sent < messages; sent += 1) {
    const { name } = channels[sent % channels.length] ?? { name: '' };
    await desk.application.dispatch(null, name, undefined);
    await desk.application.dispatch({ windowId: window.windowId, portal: 'staff' }, name, null);
    tries.add(2);
  }
  const refused = context.raw.audited().length - before;
  expect(refused).toBeLessThan(3 * channels.length);

  plantFailures(context, 'frank', 5);
  context.raw.run('update throttles set remaining_wait = 30000');
  for (let sent = 0; sent < messages / 3; sent += 1) {
    await window.signIn.begin({ username: 'frank', password: 'x' });
    tries.add();
  }
  const throttled = context.raw.audited().length - before - refused;
  tries.note = `${refused} + ${throttled} events`;
  expect(throttled).toBeLessThan(100);
  // The log has every attempt that a person can type in a minute.
  expect(throttled).toBeGreaterThanOrEqual(20);
});

test('another program of this computer reads keys and secrets (Bitwarden CVE-2023-27706, KeePass CVE-2023-32784)', async ({
  tries,
}) => {
  const { desk } = context.open;
  const maria = await context.open.signIn('maria');
  valueOf(await maria.keys.issueSheet());
  const { recoveryKey } = await stageOf(maria, 'owner-sheet');
  valueOf(await maria.backup.make());
  await context.open.signIn('frank', 'staff');
  await desk.window('office').signIn.begin({ username: 'frank', password: 'mistyped canary 4711' });
  await desk.application.tick();
  const { members } = context.school;
  const secrets = Object.values(members).flatMap(({ password, secretKey, codes }) => [
    password,
    secretKey,
    bytesOf(secretKey),
    ...codes,
  ]);
  const needles = [...secrets, recoveryKey, 'mistyped canary 4711', dataKeyOf(desk.directory)];
  expect(filesHolding(desk.directory, needles)).toEqual([]);
  tries.add(needles.length);
  // Windows controls access in another way than file modes.
  if (process.platform === 'win32') return;
  const files = [
    'desk.json',
    ...readdirSync(join(desk.directory, 'backups')).map((name) => join('backups', name)),
  ];
  for (const file of files) expect(statSync(join(desk.directory, file)).mode & 0o077, file).toBe(0);
  tries.add(files.length);
});

test('a window that closes during its sign-in leaves nobody signed in', async ({ tries }) => {
  const { desk } = context.open;
  const { password, codes } = context.school.members.frank;
  for (const delay of [0, 1, 5, 20, 60]) {
    const window = desk.window('office');
    await context.open.begin('frank', window);
    const code = codes[tries.times] ?? '';
    const answer = window.signIn.answerRecoveryCode({ recoveryCode: code });
    const other = desk.window('staff');
    const begun = other.signIn.begin({ username: 'frank', password });
    await new Promise((resolve) => setTimeout(resolve, delay));
    await Promise.all([window, other].map(({ windowId }) => desk.application.closeWindow(windowId)));
    await Promise.all([answer, begun]);
    await desk.application.tick();
    tries.add();
  }
  expect(context.raw.rows('select * from sessions where ended_at = 0')).toEqual([]);
});
