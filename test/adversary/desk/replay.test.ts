import { expect } from 'vitest';
import { codeFor } from '../../support/school';
import { withPreparedSchool } from '../../support/sign-in-tests';
import { codeOf, stageOf, type TestWindow, valueOf } from '../../support/test-desk';
import { test } from '../support/desk-test';
import { outcomeOf } from '../support/expected-answer';
import { profileOf } from '../support/stands';

const context = withPreparedSchool({ twoFactor: true });
const step = 30_000;

/** New windows at the code page, after Frank's right password. */
const challenges = async (count: number): Promise<TestWindow[]> => {
  const windows: TestWindow[] = [];
  for (let index = 0; index < count; index += 1) {
    const window = context.open.desk.window(index % 2 === 0 ? 'office' : 'staff');
    await context.open.begin('frank', window);
    windows.push(window);
  }
  return windows;
};

const answered = (answers: readonly unknown[]): number =>
  answers.filter((answer) => outcomeOf(answer) === 'answered').length;

test('a code replayed in its own interval, at either portal and as step-up (devise CVE-2015-7225, CVE-2021-43177; Fortify CVE-2022-25838)', async ({
  tries,
}) => {
  const [first, office, staff, third] = (await challenges(4)) as [
    TestWindow,
    TestWindow,
    TestWindow,
    TestWindow,
  ];
  const code = context.open.code('frank');
  valueOf(await first.signIn.answerCode({ code }));
  for (const window of [office, staff, third]) {
    expect(codeOf(await window.signIn.answerCode({ code }))).toBe('code-already-used');
    tries.add();
  }
  const stepUp = await first.session.stepUp({ factor: 'code', code });
  expect(codeOf(stepUp)).toBe('code-already-used');
  tries.add();
});

test('a code replayed in the next interval, and an older one kept back (Rodauth CVE-2026-82470)', async ({
  tries,
}) => {
  const { desk } = context.open;
  const unused = context.open.code('frank');
  desk.clock.pass(step);
  const used = context.open.code('frank');
  const [window] = (await challenges(1)) as [TestWindow];
  valueOf(await window.signIn.answerCode({ code: used }));
  for (const code of [used, unused]) {
    const [next] = (await challenges(1)) as [TestWindow];
    expect(codeOf(await next.signIn.answerCode({ code }))).toBe('code-already-used');
    tries.add();
  }
  desk.clock.pass(step);
  const [later] = (await challenges(1)) as [TestWindow];
  expect(codeOf(await later.signIn.answerCode({ code: used }))).toBe('code-already-used');
  desk.clock.pass(step);
  // Two intervals later the code is wrong, and the answer says no more than that.
  expect(codeOf(await later.signIn.answerCode({ code: used }))).toBe('wrong-code');
  tries.add(2);
});

test('one code at ten windows at once, round after round (MISP CVE-2026-107276)', async ({ tries }) => {
  for (let round = 0; round < 5; round += 1) {
    context.open.desk.clock.pass(20 * 60_000);
    const windows = await challenges(10);
    const code = context.open.code('frank');
    const answers = await Promise.all(windows.map((window) => window.signIn.answerCode({ code })));
    expect(answered(answers)).toBe(1);
    tries.add(answers.length);
  }
});

test('one code as sign-in, step-up and unlock at once', async ({ tries }) => {
  const { desk } = context.open;
  const inside = await context.open.signIn('frank', 'office');
  const locked = await context.open.signIn('frank', 'staff');
  desk.clock.pass(61 * 60_000);
  valueOf(
    await inside.session.unlock({
      password: context.school.members.frank.password,
      code: context.open.code('frank'),
    }),
  );
  desk.clock.pass(step);
  const [window] = (await challenges(1)) as [TestWindow];
  const code = context.open.code('frank');
  const answers = await Promise.all([
    window.signIn.answerCode({ code }),
    inside.session.stepUp({ factor: 'code', code }),
    locked.session.unlock({ password: context.school.members.frank.password, code }),
  ]);
  expect(answered(answers)).toBe(1);
  tries.add(answers.length);
});

test('the code that confirmed a key, used again to sign in', async ({ tries }) => {
  const { desk } = context.open;
  const maria = await context.open.signIn('maria');
  const { accountId, version } = await profileOf(maria, 'frank');
  valueOf(await maria.staff.resetTwoFactor({ accountId, version }));
  const windows = await challenges(4);
  // A key is on one screen at a time: the last window shows it.
  const last = windows[3] as TestWindow;
  const { secretKey } = await stageOf(last, 'enrolment');
  const code = codeFor(secretKey, desk.clock.now());
  const answers = await Promise.all(
    [...windows, last, last].map((window) => window.signIn.confirmEnrolment({ code })),
  );
  expect(answered(answers)).toBe(1);
  const [next] = (await challenges(1)) as [TestWindow];
  expect(codeOf(await next.signIn.answerCode({ code }))).toBe('code-already-used');
  tries.add(7);
});

test('one recovery code at windows of both portals and as a lift, at once and again', async ({ tries }) => {
  const { password, codes } = context.school.members.frank;
  const [recoveryCode = ''] = codes;
  const windows = await challenges(5);
  const answers = await Promise.all([
    ...windows.map((window) => window.signIn.answerRecoveryCode({ recoveryCode })),
    context.open.desk.window('office').signIn.liftLock({ username: 'frank', password, recoveryCode }),
  ]);
  expect(answered(answers)).toBe(1);
  context.open.desk.clock.pass(20 * 60_000);
  for (const typed of [recoveryCode, recoveryCode.toLowerCase(), recoveryCode.split('').join('-')]) {
    const [window] = (await challenges(1)) as [TestWindow];
    expect(answered([await window.signIn.answerRecoveryCode({ recoveryCode: typed })])).toBe(0);
    context.open.desk.clock.pass(20 * 60_000);
  }
  const used = context.raw.rows('select count(*) as used from recovery_codes where consumed_at > 0');
  expect(used).toEqual([{ used: 1 }]);
  tries.add(answers.length + 3);
});

test('the clock turned back until an observed code is right again', async ({ tries }) => {
  const { desk } = context.open;
  const observed = context.open.code('frank');
  desk.clock.pass(60 * 60_000);
  await desk.application.tick();
  for (const turned of [-60 * 60_000, 1_000, -1_000]) {
    desk.clock.turn(turned);
    const [window] = (await challenges(1)) as [TestWindow];
    expect(codeOf(await window.signIn.answerCode({ code: observed }))).toBe('clock-behind');
    tries.add();
  }
  await desk.restart();
  const [window] = (await challenges(1)) as [TestWindow];
  expect(codeOf(await window.signIn.answerCode({ code: observed }))).toBe('clock-behind');
  tries.add();
});
