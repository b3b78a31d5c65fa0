import * as fc from 'fast-check';
import { expect } from 'vitest';
import { withPreparedSchool } from '../../support/sign-in-tests';
import { codeOf, type TestWindow, valueOf } from '../../support/test-desk';
import { channels } from '../support/channels';
import { test } from '../support/desk-test';
import { outcomeOf } from '../support/expected-answer';
import { knownOf } from '../support/knowledge';
import { validInput } from '../support/valid-input';

const context = withPreparedSchool({ twoFactor: true });
const minute = 60_000;

const wait = async (window: TestWindow, minutes: number): Promise<void> => {
  for (let passed = 0; passed < minutes; passed += 1) {
    context.open.desk.clock.pass(minute);
    await context.open.desk.application.touch(window.windowId);
  }
};

/** The state that no change without a fresh factor may touch. */
const guarded = ['accounts', 'authenticators', 'recovery_codes', 'one_time_passes', 'school'] as const;
const guardedRows = (): string =>
  JSON.stringify(guarded.map((table) => context.raw.rows(`select * from ${table} order by 1, 2`)));

test('every change at an unattended desk without a fresh factor (KeePassXC CVE-2023-35866)', async ({
  tries,
}) => {
  const maria = await context.open.signIn('maria');
  await wait(maria, 6);
  const before = guardedRows();
  // The attacker knows everything but passwords and codes, which a step-up requires.
  const {
    accountId = [],
    version = [],
    sessionId = [],
    username = [],
  } = knownOf(context.school, context.open);
  const known = { accountId, version, sessionId, username };
  for (const { name, entry } of channels.filter(({ entry }) => entry.caller === 'session'))
    for (const input of fc.sample(validInput(entry.input, known), { numRuns: 5, seed: 3 })) {
      const window = { windowId: maria.windowId, portal: 'office' } as const;
      const outcome = outcomeOf(await context.open.desk.application.dispatch(window, name, input));
      // Input that the contract refuses is refused before anybody is asked for a factor.
      if (entry.stepUp)
        expect(outcome, name).toBe(entry.input.safeParse(input).success ? 'step-up-needed' : 'input-refused');
      tries.add();
      if (outcome === 'throttled') context.open.desk.clock.pass(1);
      if (name === 'session.lock')
        valueOf(await maria.session.unlock({ password: context.school.members.maria.password, code: null }));
    }
  expect(guardedRows() === before, 'accounts, factors and options are as they were').toBe(true);
});

test('acts that only look like a fresh factor', async ({ tries }) => {
  const { password } = context.school.members.maria;
  const maria = await context.open.signIn('maria');
  const other = await context.open.signIn('maria', 'staff');
  await wait(maria, 6);
  const isStale = async (refusal = 'step-up-needed'): Promise<void> => {
    expect(codeOf(await maria.backup.make())).toBe(refusal);
    tries.add();
  };
  await isStale();
  // The password in place of a code, a lock and unlock with it, and a step-up in another window.
  expect(codeOf(await maria.session.stepUp({ factor: 'password', password }))).toBe('step-up-needed');
  await isStale();
  valueOf(await maria.session.lock());
  valueOf(await maria.session.unlock({ password, code: context.open.code('maria') }));
  await isStale();
  context.open.desk.clock.pass(30_000);
  await other.session.unlock({ password, code: null });
  valueOf(await other.session.stepUp({ factor: 'code', code: context.open.code('maria') }));
  await isStale();
  // The same code again, in this window.
  expect(codeOf(await maria.session.stepUp({ factor: 'code', code: context.open.code('maria') }))).toBe(
    'code-already-used',
  );
  await isStale();
  // The clock, turned back to the time of the sign-in.
  await context.open.desk.application.tick();
  context.open.desk.clock.turn(-6 * minute);
  await isStale('clock-behind');
  context.open.desk.clock.turn(6 * minute);
  valueOf(await maria.session.switchPerson());
  const { current } = valueOf(await maria.signIn.current());
  const waiting = current.stage === 'signed-out' ? current.waiting : [];
  const [{ sessionId } = { sessionId: '' }] = waiting;
  valueOf(await maria.signIn.resume({ sessionId }));
  valueOf(await maria.session.unlock({ password, code: null }));
  await isStale();
});

test('guesses at step-up and unlock count like those at sign-in', async ({ tries }) => {
  const frank = await context.open.signIn('frank');
  for (let guess = 0; guess < 4; guess += 1) {
    const answer = await frank.session.stepUp({ factor: 'code', code: '00000x' });
    expect(codeOf(answer)).toBe('wrong-code');
    tries.add();
  }
  expect(codeOf(await frank.session.stepUp({ factor: 'code', code: '00000x' }))).toBe('throttled');
  expect(
    codeOf(await frank.session.unlock({ password: context.school.members.frank.password, code: null })),
  ).toBe('throttled');
  const begun = await context.open.desk.window('staff').signIn.begin({ username: 'frank', password: 'x' });
  expect(codeOf(begun)).toBe('throttled');
  tries.add(3);
});
