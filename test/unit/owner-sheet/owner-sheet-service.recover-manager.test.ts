import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fakeKeyProtector } from '../../support/fake-key-protector';
import { withPreparedSchool } from '../../support/sign-in-tests';
import { codeOf, stageOf, TestDesk, valueOf } from '../../support/test-desk';

const context = withPreparedSchool({ twoFactor: true });
const issueSheet = async (): Promise<string> => {
  const maria = await context.open.signIn('maria');
  valueOf(await maria.keys.issueSheet());
  const { recoveryKey } = await stageOf(maria, 'owner-sheet');
  valueOf(await maria.keys.putSheetAway());
  return recoveryKey;
};
const newPassword = 'other quiet harbours wake';

describe('the owner’s sheet', () => {
  test('recovers a manager whatever the failures at the sign-in page, with any username', async () => {
    const recoveryKey = await issueSheet();
    const { desk } = context.open;
    for (const username of ['owner-sheet', 'maria']) {
      const window = desk.window('office');
      for (let guess = 0; guess < 5; guess += 1)
        await window.signIn.begin({ username, password: `guess ${guess}` });
    }
    valueOf(await desk.window('office').keys.recoverManager({ recoveryKey, username: 'maria', newPassword }));
  });

  test('recovers a manager even after 100 wrong keys, when the wait is over', async () => {
    const recoveryKey = await issueSheet();
    const { desk } = context.open;
    const window = desk.window('office');
    const wrong = { recoveryKey: 'A'.repeat(28), username: 'maria', newPassword };
    expect(codeOf(await window.keys.recoverManager(wrong))).toBe('wrong-recovery-key');
    context.raw.run('update throttles set failures = 99, code_failures = 99');
    expect((await window.keys.recoverManager(wrong)).ok).toBe(false);
    expect(codeOf(await window.keys.recoverManager({ ...wrong, recoveryKey }))).toBe('throttled');
    desk.clock.pass(15 * 60_000);
    valueOf(await window.keys.recoverManager({ ...wrong, recoveryKey }));
  });

  test('recovers only active managers, and reveals nothing before the key was right', async () => {
    const recoveryKey = await issueSheet();
    const window = context.open.desk.window('office');
    for (const username of ['maria', 'frank', 'nobody'])
      expect(
        codeOf(
          await window.keys.recoverManager({
            recoveryKey: `${'A'.repeat(26)}${username.length}0`,
            username,
            newPassword,
          }),
        ),
      ).toBe('wrong-recovery-key');
    context.raw.run('delete from throttles');
    const before = context.raw.rows('select * from accounts');
    for (const username of ['frank', 'nobody'])
      expect(codeOf(await window.keys.recoverManager({ recoveryKey, username, newPassword }))).toBe(
        'input-refused',
      );
    expect(context.raw.rows('select * from accounts')).toEqual(before);
  });

  test('ends the sessions and challenges of the account, and leaves an event', async () => {
    const recoveryKey = await issueSheet();
    const { open, raw } = context;
    const session = await open.signIn('mark');
    const challenge = open.desk.window('staff');
    await open.begin('mark', challenge);
    valueOf(
      await open.desk.window('office').keys.recoverManager({ recoveryKey, username: 'mark', newPassword }),
    );
    expect(codeOf(await session.ownAccount.read())).toBe('no-session');
    open.desk.clock.pass(30_000);
    expect(codeOf(await challenge.signIn.answerCode({ code: open.code('mark') }))).toBe('no-challenge');
    expect(raw.audited()).toContain('owner-sheet.used');
  });
});

test('a closed desk accepts the right key after an attempt that failed on the disk', async () => {
  const recoveryKey = await issueSheet();
  const { directory } = context.open.desk;
  const closed = await TestDesk.startOn(directory, fakeKeyProtector('another computer'));
  const window = closed.window('office');
  await stageOf(window, 'closed');
  const inTheWay = join(closed.directory, 'desk.json.new');
  mkdirSync(inTheWay);
  expect((await window.keys.recover({ recoveryKey })).ok).toBe(false);
  rmSync(inTheWay, { recursive: true });
  valueOf(await window.keys.recover({ recoveryKey }));
  await stageOf(window, 'signed-out');
  await closed.remove();
});
