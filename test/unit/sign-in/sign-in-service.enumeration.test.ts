import { describe, expect, test } from 'vitest';
import { staffPassword } from '../../support/school';
import { plantFailures, withPreparedSchool } from '../../support/sign-in-tests';
import { codeOf, valueOf } from '../../support/test-desk';

const context = withPreparedSchool({ twoFactor: true });
const setInactive = async (): Promise<void> => {
  const maria = await context.open.signIn('maria');
  const { accountId, version } = valueOf(
    await maria.staff.read({ accountId: context.school.members.ines.accountId }),
  );
  valueOf(await maria.staff.setActive({ accountId, version, active: false }));
};

describe('an unknown username', () => {
  test('and an inactive one get the same answers as an active one, with the same waits and lockout', async () => {
    await setInactive();
    const { desk } = context.open;
    const answersTo = async (username: string) => {
      const window = desk.window('office');
      const answers: unknown[] = [];
      for (let guess = 0; guess < 7; guess += 1) {
        const result = await window.signIn.begin({ username, password: `guess ${guess}` });
        const lift = await window.signIn.liftLock({
          username,
          password: `guess ${guess}`,
          recoveryCode: 'AAAA-AAAA-AAAA-AAAA',
        });
        answers.push(
          [result, lift]
            .map((one) => (one.ok ? one : one.error))
            .map((error) =>
              'retryAt' in error ? { ...error, retryAt: error.retryAt - desk.clock.now() } : error,
            ),
        );
        desk.clock.pass(15 * 60_000);
      }
      return answers;
    };
    const known = await answersTo('frank');
    expect(known.flat()).toContainEqual({ code: 'throttled', retryAt: 30_000 });
    expect(await answersTo('nobody-at-all')).toEqual(known);
    expect(await answersTo('ines')).toEqual(known);
  });

  test('locks after 100 failures too', async () => {
    const window = context.open.desk.window('office');
    await window.signIn.begin({ username: 'nobody', password: 'wrong' });
    context.raw.run('update throttles set failures = 99');
    expect(codeOf(await window.signIn.begin({ username: 'nobody', password: 'wrong again' }))).toBe(
      'account-locked',
    );
    expect(codeOf(await window.signIn.begin({ username: ' NOBODY ', password: 'wrong again' }))).toBe(
      'account-locked',
    );
  });

  test('counts as one in all its spellings, and across restarts', async () => {
    const { desk } = context.open;
    for (const username of ['nobody', 'NOBODY', ' nobody ', 'ｎｏｂｏｄｙ']) {
      await desk.window('office').signIn.begin({ username, password: `guess at ${username}` });
      await desk.restart();
    }
    expect(context.raw.rows('select failures from throttles')).toEqual([{ failures: 4 }]);
  });

  test('is not stored as typed, because it may be a password in the wrong field', async () => {
    const username = 'my secret password';
    await context.open.desk.window('office').signIn.begin({ username, password: 'x' });
    expect(context.raw.contents()).not.toContain(username);
    expect(JSON.stringify(context.raw.rows('select * from audit_events'))).not.toContain(username);
  });

  test('takes as long as a known one', async () => {
    await setInactive();
    const { desk } = context.open;
    const least = { frank: Infinity, 'nobody-at-all': Infinity, ines: Infinity };
    const kinds = Object.keys(least) as (keyof typeof least)[];
    const ratio = (): number => Math.max(...Object.values(least)) / Math.min(...Object.values(least));
    // A busy machine only adds time, so the minimum of several alternating rounds is closest to the work itself. Without the
    // dummy hash an unknown username takes a twentieth of the time.
    for (let round = 0; round < 4 || (round < 20 && ratio() > 1.6); round += 1) {
      for (const username of kinds) {
        const window = desk.window('office');
        const startedAt = performance.now();
        const answer = await window.signIn.begin({ username, password: `guess ${round}` });
        least[username] = Math.min(least[username], performance.now() - startedAt);
        expect(codeOf(answer)).toBe('wrong-credentials');
      }
      // No wait runs, so that main judges every attempt.
      context.raw.run('delete from throttles');
    }
    expect(ratio(), JSON.stringify(least)).toBeLessThan(1.6);
  });
});

test('a right password of an inactive account gets the answer of a wrong one', async () => {
  await setInactive();
  const result = await context.open.desk
    .window('staff')
    .signIn.begin({ username: 'ines', password: staffPassword });
  expect(result).toEqual({ ok: false, error: { code: 'wrong-credentials' } });
});

test('a locked account gives right and wrong passwords the same answer', async () => {
  plantFailures(context, 'frank', 100);
  const window = context.open.desk.window('office');
  const answers = [staffPassword, 'wrong'].map((password) =>
    window.signIn.begin({ username: 'frank', password }),
  );
  expect((await Promise.all(answers)).map(codeOf)).toEqual(['account-locked', 'account-locked']);
});
