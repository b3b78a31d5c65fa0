import { expect } from 'vitest';
import { vouchOf } from '../../support/no-phone';
import { staffPassword } from '../../support/school';
import { setSwitches, withPreparedSchool } from '../../support/sign-in-tests';
import { codeOf, stageOf, type TestWindow, valueOf } from '../../support/test-desk';
import { test } from '../support/desk-test';

const context = withPreparedSchool({ twoFactor: true });
const minute = 60_000;
const desk = () => context.open.desk;
const change = { currentPassword: staffPassword, newPassword: 'nine small doors ajar' };

const franksHash = () =>
  context.raw.rows('select password_hash from accounts where id = ?', context.school.members.frank.accountId);

/** Tries to change the password with the password alone, also as a step-up. */
const triesWithPassword = async (frank: TestWindow): Promise<void> => {
  const before = franksHash();
  expect(codeOf(await frank.ownAccount.changePassword(change))).toBe('step-up-needed');
  const shown = await frank.session.stepUp({ factor: 'password', password: staffPassword });
  expect(codeOf(shown)).toBe('step-up-needed');
  expect(codeOf(await frank.ownAccount.changePassword(change))).toBe('step-up-needed');
  expect(franksHash()).toEqual(before);
};

test('a password alone, six minutes after the sign-in and after an unlock', async ({ tries }) => {
  const frank = await context.open.signIn('frank');
  for (let passed = 0; passed < 6; passed += 1) {
    desk().clock.pass(minute);
    await desk().application.touch(frank.windowId);
  }
  await triesWithPassword(frank);
  valueOf(await frank.session.lock());
  valueOf(await frank.session.unlock({ password: staffPassword, code: null }));
  await triesWithPassword(frank);
  // The owner, with a code.
  desk().clock.pass(30_000);
  valueOf(await frank.session.stepUp({ factor: 'code', code: context.open.code('frank') }));
  valueOf(await frank.ownAccount.changePassword(change));
  tries.add(4);
});

test('a password alone at a portal that takes no code, while the other one does', async ({ tries }) => {
  const maria = await context.open.signIn('maria');
  await setSwitches(maria, true, false);
  const frank = desk().window('staff');
  await context.open.begin('frank', frank);
  await stageOf(frank, 'signed-in');
  await triesWithPassword(frank);
  tries.add(2);
});

test('a shift that a manager allowed, right after the sign-in', async ({ tries }) => {
  const frank = desk().window('staff');
  await context.open.begin('frank', frank);
  valueOf(await frank.signIn.vouch(vouchOf(context.open, 'mark')));
  await stageOf(frank, 'signed-in');
  await triesWithPassword(frank);
  valueOf(await frank.session.lock());
  valueOf(await frank.session.unlock({ password: staffPassword, code: null }));
  await triesWithPassword(frank);
  tries.add(4);
});

test('a shift where no portal takes a code any more', async ({ tries }) => {
  const frank = desk().window('staff');
  await context.open.begin('frank', frank);
  valueOf(await frank.signIn.vouch(vouchOf(context.open, 'mark')));
  await setSwitches(await context.open.signIn('maria'), false, false);
  await triesWithPassword(frank);
  tries.add(2);
});

test('where no code is required, the present password of the call is enough', async ({ tries }) => {
  await setSwitches(await context.open.signIn('maria'), false, false);
  const frank = desk().window('office');
  await context.open.begin('frank', frank);
  const wrong = await frank.ownAccount.changePassword({ ...change, currentPassword: 'not the right one' });
  expect(codeOf(wrong)).toBe('input-refused');
  valueOf(await frank.ownAccount.changePassword(change));
  tries.add(2);
});
