import * as fc from 'fast-check';
import { expect } from 'vitest';
import { staffSorts, twoFactorStates } from '../../../shared/staff-list';
import { codeFor, firstOfStaff } from '../../support/school';
import { plantFailures, setSwitches, withPreparedSchool } from '../../support/sign-in-tests';
import { editOf } from '../../support/staff-calls';
import { codeOf, stageOf, type TestWindow, valueOf } from '../../support/test-desk';
import type { Username } from '../../support/prepared-school';
import { channels } from '../support/channels';
import { test } from '../support/desk-test';
import { outcomeOf, refusalFor } from '../support/expected-answer';
import { knownOf } from '../support/knowledge';
import { profileOf } from '../support/stands';
import { validInput } from '../support/valid-input';

// Attacks that somebody tried and that failed. They stay here so that they go on failing.

const context = withPreparedSchool({ twoFactor: true });

const lift = (username: Username, recoveryCode: string) =>
  context.open.desk
    .window('office')
    .signIn.liftLock({ username, password: context.open.member(username).password, recoveryCode });

test('a lockout lifted with the codes of somebody else, of an inactive and of a reset person', async ({
  tries,
}) => {
  const { open } = context;
  for (const username of ['frank', 'ines', 'mark'] as const) plantFailures(context, username, 100);
  const [frank = ''] = open.member('frank').codes;
  // The answer of every wrong lift of a locked account.
  expect(codeOf(await lift('ines', frank))).toBe('account-locked');
  // The wait of the longest kind passes.
  open.desk.clock.pass(15 * 60_000);
  const maria = await open.signIn('maria');
  const ines = await profileOf(maria, 'ines');
  valueOf(await maria.staff.resetTwoFactor({ accountId: ines.accountId, version: ines.version }));
  expect(codeOf(await lift('ines', open.member('ines').codes[0] ?? ''))).toBe('account-locked');
  const mark = await profileOf(maria, 'mark');
  valueOf(await maria.staff.setActive({ accountId: mark.accountId, version: mark.version, active: false }));
  expect(codeOf(await lift('mark', open.member('mark').codes[0] ?? ''))).toBe('account-locked');
  tries.add(3);
  // The code that was tried at another account is not used up.
  valueOf(await lift('frank', frank));
});

test('an act on many goes on after its actor was made front desk', async ({ tries }) => {
  const { open } = context;
  const mark = await open.signIn('mark');
  const accountIds = [open.member('frank').accountId, open.member('ines').accountId];
  valueOf(
    await mark.staffBulk.begin({
      act: 'reset-two-factor',
      reason: 'New phones',
      whom: { kind: 'these', accountIds },
    }),
  );
  const maria = await open.signIn('maria');
  valueOf(await maria.staff.edit(editOf(await profileOf(maria, 'mark'), { role: 'front-desk' })));
  expect(codeOf(await mark.staffBulk.step())).toBe('no-session');
  const again = await open.signIn('mark');
  expect(codeOf(await again.staffBulk.step())).toBe('permission-refused');
  expect(await open.signIn('frank')).toBeDefined();
  tries.add(2);
});

test('front desk asks for what managers know by sorting, filtering, searching and paging', async ({
  tries,
}) => {
  const { open } = context;
  const frank = await open.signIn('frank');
  const ask = (changes: object) => frank.staff.search({ ...firstOfStaff, ...changes });
  for (const sort of staffSorts) {
    const answer = await ask({ sort });
    if (['name', 'role', 'status'].includes(sort)) valueOf(answer);
    else expect(codeOf(answer), sort).toBe('input-refused');
    tries.add();
  }
  for (const twoFactor of twoFactorStates) {
    expect(codeOf(await ask({ filter: { ...firstOfStaff.filter, twoFactor } }))).toBe('input-refused');
    tries.add();
  }
  // A username that is in no name finds nobody.
  context.raw.run(
    "update accounts set username = 'qx71', search_text = 'ines qx71' where username_key = 'ines'",
  );
  expect(valueOf(await ask({ filter: { ...firstOfStaff.filter, text: 'qx71' } })).rows).toEqual([]);
  const { rows } = valueOf(await ask({}));
  for (const row of rows) expect(row.managed).toBeNull();
  tries.add(2);
});

test('a backup from before somebody set up an app gets nobody past the app', async ({ tries }) => {
  const { open } = context;
  const maria = await open.signIn('maria');
  const frank = await profileOf(maria, 'frank');
  valueOf(await maria.staff.resetTwoFactor({ accountId: frank.accountId, version: frank.version }));
  open.desk.clock.pass(1_000);
  const { name } = valueOf(await maria.backup.make());
  const enrolling = open.desk.window('staff');
  await open.begin('frank', enrolling);
  const { secretKey } = await stageOf(enrolling, 'enrolment');
  valueOf(await enrolling.signIn.confirmEnrolment({ code: codeFor(secretKey, open.desk.clock.now()) }));
  valueOf(await maria.backup.restore({ name }));
  const window = open.desk.window('staff');
  await open.begin('frank', window);
  await stageOf(window, 'code');
  tries.add();
});

test('a session with a password alone, against every sensitive act', async ({ tries }) => {
  const { open } = context;
  await setSwitches(await open.signIn('maria'), false, true);
  open.desk.factors.answers = false;
  const alone: TestWindow = await open.signIn('mark', 'office');
  const { password: _password, recoveryCode: _codes, ...known } = knownOf(context.school, open);
  const position = {
    sender: 'ours',
    portal: 'office',
    stage: 'session',
    role: 'manager',
    strong: false,
  } as const;
  const before = context.raw.contents();
  for (const { name, entry } of channels.filter((channel) => channel.entry.stepUp !== undefined))
    for (const input of fc.sample(validInput(entry.input, known), { numRuns: 3, seed: 11 })) {
      const sender = { windowId: alone.windowId, portal: 'office' } as const;
      const outcome = outcomeOf(await open.desk.application.dispatch(sender, name, input));
      expect(outcome, name).toBe(refusalFor(entry, position, input) ?? 'input-refused');
      tries.add();
    }
  expect(context.raw.contents()).toBe(before);
});
