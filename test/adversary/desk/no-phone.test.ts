import { expect } from 'vitest';
import { givePass, reason, vouchOf } from '../../support/no-phone';
import type { Username } from '../../support/prepared-school';
import { withPreparedSchool } from '../../support/sign-in-tests';
import { codeOf, stageOf, type TestWindow, valueOf } from '../../support/test-desk';
import { test } from '../support/desk-test';
import { outcomeOf } from '../support/expected-answer';

const context = withPreparedSchool({ twoFactor: true });
const minute = 60_000;

const at = async (username: Username, portal: 'office' | 'staff' = 'office'): Promise<TestWindow> => {
  const window = context.open.desk.window(portal);
  await context.open.begin(username, window);
  return window;
};

test('nobody can vouch with stolen passwords and codes, unless they have both of a manager’s', async ({
  tries,
}) => {
  const { open } = context;
  const usernames = ['frank', 'ines', 'maria', 'mark'] as const;
  // The thief knows every password, and every code of everybody but the managers.
  for (const username of usernames)
    for (const holder of ['frank', 'ines', null] as const) {
      const window = await at('frank');
      const code = holder === null ? '000000' : open.code(holder);
      const { password } = open.member(username);
      const outcome = outcomeOf(await window.signIn.vouch({ username, password, code, reason }));
      expect(['vouch-refused', 'throttled'], username).toContain(outcome);
      expect((await window.signIn.current()).ok).toBe(true);
      expect(['code', 'signed-out']).toContain(valueOf(await window.signIn.current()).current.stage);
      open.desk.clock.pass(20 * minute);
      tries.add();
    }
  // A thief with a manager's password vouches for that manager without any code.
  const mark = await at('mark');
  expect(codeOf(await mark.signIn.vouch(vouchOf(open, 'mark')))).toBe('vouch-refused');
  tries.add();
});

test('neither the answer nor its time reveals who manages the school', async ({ tries }) => {
  const answers = new Set<string>();
  const times: Record<string, number[]> = {};
  for (let round = 0; round < 3; round += 1)
    for (const username of ['maria', 'ines', 'nobody at all', 'inactive']) {
      const window = await at('frank');
      const begun = performance.now();
      const typed = { username, password: `guess ${round}`, code: '000000', reason };
      answers.add(JSON.stringify(await window.signIn.vouch(typed)));
      (times[username] ??= []).push(performance.now() - begun);
      tries.add();
    }
  expect([...answers]).toEqual([JSON.stringify({ ok: false, error: { code: 'vouch-refused' } })]);
  const fastest = Object.values(times).map((all) => Math.min(...all));
  expect(Math.max(...fastest) / Math.min(...fastest)).toBeLessThan(4);
});

test('an attacker guesses a manager’s code in other people’s windows, one challenge after the other', async ({
  tries,
}) => {
  const { open } = context;
  let judged = 0;
  for (let guess = 0; guess < 15; guess += 1) {
    const window = await at(guess % 2 === 0 ? 'frank' : 'ines', 'staff');
    const code = String(100_000 + guess);
    const outcome = outcomeOf(await window.signIn.vouch({ ...vouchOf(open, 'maria'), code }));
    if (outcome === 'vouch-refused') judged += 1;
    tries.add();
  }
  // Four get "refused", the fifth gets a wait, and main judges nothing during the wait.
  expect(judged).toBe(4);
  const row = context.raw.rows(
    'select failures from throttles where subject = ?',
    open.member('maria').accountId,
  );
  expect(row).toEqual([{ failures: 5 }]);
});

test('an onlooker tries the manager’s code of a vouch everywhere', async ({ tries }) => {
  const { open } = context;
  const vouch = vouchOf(open, 'maria');
  const windows = await Promise.all([at('frank'), at('ines', 'staff'), at('mark')]);
  const first = await windows[0].signIn.vouch(vouch);
  const others = [
    await windows[1].signIn.vouch(vouch),
    await windows[2].signIn.vouch(vouch),
    await (await at('maria')).signIn.answerCode({ code: vouch.code }),
  ];
  expect(first.ok).toBe(true);
  for (const other of others) expect(other.ok).toBe(false);
  tries.add(4);
});

test('the session of a vouch gains more: step-up, unlock, a factor, a pass for oneself', async ({
  tries,
}) => {
  const { open } = context;
  const mark = await at('mark');
  valueOf(await mark.signIn.vouch(vouchOf(open, 'maria')));
  // Mark has no phone to show a code with.
  open.desk.factors.answers = false;
  const { password, accountId } = open.member('mark');
  const before = context.raw.rows('select * from recovery_codes order by code_hash');
  for (const way of [
    () => mark.ownAccount.replaceRecoveryCodes(),
    () => mark.oneTimePass.give({ accountId, countsForMinutes: 60, reason }),
    () => mark.keys.issueSheet(),
  ]) {
    valueOf(await mark.session.lock());
    valueOf(await mark.session.unlock({ password, code: null }));
    expect(codeOf(await mark.session.stepUp({ factor: 'password', password }))).toBe('step-up-needed');
    expect(codeOf(await way())).toBe('step-up-needed');
    tries.add();
  }
  expect(context.raw.rows('select * from recovery_codes order by code_hash')).toEqual(before);
  open.desk.clock.pass(8 * 60 * minute);
  expect(codeOf(await mark.session.unlock({ password, code: null }))).toBe('no-session');
  await stageOf(mark, 'signed-out');
});

test('a found one-time pass: without the password, twice at once, with the clock turned, after a restart', async ({
  tries,
}) => {
  const { open } = context;
  const found = await givePass(open, await open.signIn('maria'), 'ines', 10);
  const nobody = open.desk.window('staff');
  expect(codeOf(await nobody.signIn.answerOneTimePass({ oneTimePass: found }))).toBe('no-challenge');
  expect(codeOf(await nobody.signIn.begin({ username: 'ines', password: found }))).toBe('wrong-credentials');
  const windows = await Promise.all([at('ines', 'staff'), at('ines', 'staff'), at('ines', 'staff')]);
  const answers = await Promise.all(
    windows.map((window) => window.signIn.answerOneTimePass({ oneTimePass: found })),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  await open.desk.restart();
  for (const turned of [0, -1 * minute, -60 * minute, 120 * minute]) {
    open.desk.clock.turn(turned);
    const window = await at('ines', 'staff');
    expect((await window.signIn.answerOneTimePass({ oneTimePass: found })).ok).toBe(false);
    tries.add();
  }
  tries.add(5);
});
