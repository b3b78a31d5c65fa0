import { expect } from 'vitest';
import { policy } from '../../../shared/policy';
import {
  withPreparedSchool,
  failuresOf,
  plantFailures,
  setSwitches,
  wrongCode,
} from '../../support/sign-in-tests';
import { codeOf, stageOf, type TestWindow, valueOf } from '../../support/test-desk';
import { test } from '../support/desk-test';
import { outcomeOf } from '../support/expected-answer';

const context = withPreparedSchool({ twoFactor: true });
const hour = 60 * 60_000;
const stolen = () => ({ username: 'frank', password: context.school.members.frank.password });
const never = 'ZZZZ-ZZZZ-ZZZZ-ZZZZ';

/** The number of judged guesses: each has one audit event. */
const judged = (): number =>
  context.raw.audited().filter((action) => action === '!sign-in.code' || action === '!sign-in.recovery-code')
    .length;

test('a day of guessing with a stolen password, through restarts, windows, portals, recovery codes and cancelling (ZITADEL CVE-2024-32868, caddy-security CVE-2024-21500)', async ({
  tries,
}) => {
  const { desk } = context.open;
  const begunAt = desk.clock.now();
  let onFirstDay = 0;
  let windows: TestWindow[] = [desk.window('office'), desk.window('staff')];
  let locked = false;
  for (let turn = 0; desk.clock.now() < begunAt + 30 * hour; turn += 1) {
    const window = windows[turn % windows.length] as TestWindow;
    const begun = outcomeOf(await window.signIn.begin(stolen()));
    if (begun === 'answered' && turn % 5 === 4) valueOf(await window.signIn.cancel());
    const answer =
      turn % 3 === 0
        ? await window.signIn.answerRecoveryCode({ recoveryCode: never })
        : await window.signIn.answerCode({ code: wrongCode(context, 'frank') });
    tries.add();
    expect(answer.ok).toBe(false);
    if (!answer.ok && answer.error.code === 'throttled')
      desk.clock.pass(answer.error.retryAt - desk.clock.now());
    if (begun === 'throttled') desk.clock.pass(15 * 60_000);
    if (begun === 'account-locked') {
      locked = true;
      desk.clock.pass(hour);
    }
    if (desk.clock.now() < begunAt + 24 * hour) onFirstDay = judged();
    if (turn % 7 === 6) {
      await desk.restart();
      windows = [desk.window('staff'), desk.window('office'), desk.window('office')];
    }
  }
  tries.note = `${onFirstDay} judged in 24 h, ${judged()} in 30 h`;
  expect(locked).toBe(true);
  expect(judged()).toBeLessThanOrEqual(policy.throttle.lockAfter);
  // The right code is refused too.
  const window = desk.window('office');
  expect(codeOf(await window.signIn.begin(stolen()))).toBe('account-locked');
});

test('a hundred guesses at once at one challenge, and at two (a counter in the client, CVE-2025-69615)', async ({
  tries,
}) => {
  const { desk } = context.open;
  const windows = [desk.window('office'), desk.window('staff')];
  for (const window of windows) valueOf(await window.signIn.begin(stolen()));
  const code = wrongCode(context, 'frank');
  const answers = await Promise.all(
    windows.flatMap((window) => Array.from({ length: 100 }, () => window.signIn.answerCode({ code }))),
  );
  tries.add(answers.length);
  expect(judged()).toBe(policy.throttle.firstWaitAfter);
  expect(failuresOf(context, 'frank')).toBe(policy.throttle.firstWaitAfter);
  // Main ignores the page's own count.
  for (const extra of [{ attempts: 0 }, { failures: 0 }, { wrongCodes: 0 }]) {
    const input = { ...stolen(), ...extra };
    expect(codeOf(await desk.window('office').signIn.begin(input))).toBe('input-refused');
    tries.add();
  }
});

test('cancel and begin again after every fourth guess (caddy-security CVE-2024-21500)', async ({ tries }) => {
  const { desk } = context.open;
  const window = desk.window('office');
  const outcomes: string[] = [];
  for (let turn = 0; turn < 12; turn += 1) {
    const begun = await window.signIn.begin(stolen());
    outcomes.push(outcomeOf(begun));
    if (begun.ok)
      outcomes.push(outcomeOf(await window.signIn.answerCode({ code: wrongCode(context, 'frank') })));
    if (begun.ok) await window.signIn.cancel();
    tries.add();
  }
  expect(outcomes.filter((outcome) => outcome === 'wrong-code')).toHaveLength(4);
  expect(outcomes.slice(-5)).toEqual(Array(5).fill('throttled'));
});

test('the wait over, the next failure waits again, and longer (Sorcery GHSA-jc8m-cxhj-668x)', async ({
  tries,
}) => {
  const { desk } = context.open;
  plantFailures(context, 'frank', policy.throttle.firstWaitAfter - 1, 4);
  for (const wait of [...policy.throttle.waits, 900_000]) {
    const window = desk.window('office');
    valueOf(await window.signIn.begin(stolen()));
    const answer = await window.signIn.answerCode({ code: wrongCode(context, 'frank') });
    expect(answer).toMatchObject({ error: { code: 'throttled', retryAt: desk.clock.now() + wait } });
    desk.clock.pass(wait - 1);
    expect(codeOf(await window.signIn.begin(stolen()))).toBe('throttled');
    desk.clock.pass(1);
    tries.add();
  }
});

test('the computer’s clock turned forward, back and forward again during a wait (ownCloud iOS)', async ({
  tries,
}) => {
  const { desk } = context.open;
  plantFailures(context, 'frank', 9, 9);
  const window = desk.window('office');
  valueOf(await window.signIn.begin(stolen()));
  expect(codeOf(await window.signIn.answerCode({ code: wrongCode(context, 'frank') }))).toBe('throttled');
  for (const turned of [30 * 24 * hour, -60 * 24 * hour, 365 * 24 * hour, -335 * 24 * hour]) {
    desk.clock.turn(turned);
    expect(codeOf(await window.signIn.begin(stolen()))).toBe('throttled');
    await desk.restart();
    expect(codeOf(await desk.window('office').signIn.begin(stolen()))).toBe('throttled');
    tries.add(2);
  }
  // Only real time ends the wait.
  desk.clock.pass(900_000);
  valueOf(await desk.window('office').signIn.begin(stolen()));
});

test('a sign-in at the portal without codes clears the guesses of the other portal', async ({ tries }) => {
  const { desk } = context.open;
  await setSwitches(await context.open.signIn('maria'), true, false);
  const office = desk.window('office');
  for (let guess = 0; guess < 4; guess += 1) {
    valueOf(await office.signIn.begin(stolen()));
    expect(codeOf(await office.signIn.answerCode({ code: wrongCode(context, 'frank') }))).toBe('wrong-code');
    const staff = desk.window('staff');
    valueOf(await staff.signIn.begin(stolen()));
    await stageOf(staff, 'signed-in');
    tries.add();
  }
  valueOf(await office.signIn.begin(stolen()));
  expect(codeOf(await office.signIn.answerCode({ code: wrongCode(context, 'frank') }))).toBe('throttled');
});

test('guessing the owner’s sheet, and locking the owner out with it', async ({ tries }) => {
  const { desk } = context.open;
  const maria = await context.open.signIn('maria');
  valueOf(await maria.keys.issueSheet());
  const { recoveryKey } = await stageOf(maria, 'owner-sheet');
  const guess = { recoveryKey: 'Z'.repeat(28), username: 'maria', newPassword: 'a wholly new passphrase' };
  let wrong = 0;
  for (const endsAt = desk.clock.now() + 40 * hour; desk.clock.now() < endsAt; ) {
    const answer = await desk.window('office').keys.recoverManager(guess);
    tries.add();
    expect(answer.ok).toBe(false);
    wrong += 1;
    desk.clock.pass(
      !answer.ok && answer.error.code === 'throttled' ? answer.error.retryAt - desk.clock.now() : 15 * 60_000,
    );
  }
  tries.note = `${wrong} guesses in 40 h`;
  expect(wrong).toBeLessThan(200);
  // Its 140 bits need no lockout. A vandal must not be able to lock out an owner who has the sheet.
  desk.clock.pass(hour);
  valueOf(await desk.window('office').keys.recoverManager({ ...guess, recoveryKey }));
});

test('sign-ins under the name of the owner’s sheet start its wait', async ({ tries }) => {
  const { desk } = context.open;
  for (let turn = 0; turn < 6; turn += 1) {
    await desk.window('office').signIn.begin({ username: 'owner-sheet', password: `guess ${turn}` });
    tries.add();
  }
  const guess = { recoveryKey: 'Z'.repeat(28), username: 'maria', newPassword: 'a wholly new passphrase' };
  expect(codeOf(await desk.window('office').keys.recoverManager(guess))).toBe('wrong-recovery-key');
});
