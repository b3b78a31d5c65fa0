import { describe, expect, test } from 'vitest';
import type { Username } from '../../support/prepared-school';
import { profileOf } from '../../adversary/support/stands';
import { reason, vouchOf } from '../../support/no-phone';
import { failuresOf, plantFailures, withPreparedSchool, wrongCode } from '../../support/sign-in-tests';
import { codeOf, stageOf, type TestWindow, valueOf } from '../../support/test-desk';
import { editedStaff } from '../../support/staff-calls';

const context = withPreparedSchool({ twoFactor: true });
const minute = 60_000;
const hour = 60 * minute;

const at = async (username: Username, portal: 'office' | 'staff' = 'staff'): Promise<TestWindow> => {
  const window = context.open.desk.window(portal);
  await context.open.begin(username, window);
  return window;
};
const events = (action: string) =>
  context.raw.rows(
    'select outcome, actor_name, subject_name, details from audit_events where action = ? order by sequence',
    action,
  );
const idOf = (username: Username) => context.school.members[username].accountId;

describe('a manager who vouches', () => {
  test('signs the person in for one shift, audits both names and the reason, and gives the person a notice', async () => {
    const window = await at('ines');
    valueOf(await window.signIn.vouch(vouchOf(context.open, 'maria')));
    const { notices, name } = await stageOf(window, 'signed-in');
    expect(name).toBe('ines');
    expect(notices).toMatchObject([{ kind: 'vouched', byName: 'Maria Lopez' }]);
    expect(events('sign-in.vouched')).toEqual([
      {
        outcome: 'success',
        actor_name: 'Maria Lopez',
        subject_name: 'ines',
        details: JSON.stringify({ reason }),
      },
    ]);
    expect(events('sign-in.completed').at(-1)).toMatchObject({
      subject_name: 'ines',
      details: JSON.stringify({ with: 'vouched' }),
    });
  });

  test('signs in a person without an app, who can enrol another day', async () => {
    const maria = await context.open.signIn('maria');
    const { accountId, version } = await profileOf(maria, 'ines');
    valueOf(await maria.staff.resetTwoFactor({ accountId, version }));
    const window = await at('ines');
    const { secretKey } = await stageOf(window, 'enrolment');
    context.open.desk.clock.pass(30_000);
    valueOf(await window.signIn.vouch(vouchOf(context.open, 'mark')));
    await stageOf(window, 'signed-in');
    valueOf(await window.session.signOut());
    await context.open.begin('ines', window);
    expect((await stageOf(window, 'enrolment')).secretKey).toBe(secretKey);
  });

  test('uses up the code: it vouches for nobody else, and signs nobody in', async () => {
    const vouch = vouchOf(context.open, 'maria');
    const windows = [await at('ines'), await at('frank'), await at('frank', 'office')];
    const answers = await Promise.all(windows.map((window) => window.signIn.vouch(vouch)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(codeOf(await (await at('maria')).signIn.answerCode({ code: vouch.code }))).toBe(
      'code-already-used',
    );
    await context.open.desk.restart();
    expect(codeOf(await (await at('ines')).signIn.vouch(vouch))).toBe('vouch-refused');
  });

  test('opens no portal that is closed to the role, and says so only after all factors', async () => {
    const window = await at('ines', 'office');
    const wrong = { ...vouchOf(context.open, 'maria'), code: wrongCode(context, 'maria') };
    expect(codeOf(await window.signIn.vouch(wrong))).toBe('vouch-refused');
    expect(codeOf(await window.signIn.vouch(vouchOf(context.open, 'maria')))).toBe('portal-not-open-to-role');
    await stageOf(window, 'signed-out');
  });
});

describe('the session of a person whom a manager vouched for', () => {
  const vouchedIn = async (username: Username): Promise<TestWindow> => {
    const window = await at(username, 'office');
    valueOf(await window.signIn.vouch(vouchOf(context.open, username === 'maria' ? 'mark' : 'maria')));
    return window;
  };

  test('has no factor of its own: a sensitive act needs the person’s own code', async () => {
    const mark = await vouchedIn('mark');
    const { accountId, version } = await profileOf(mark, 'frank');
    const reset = () => mark.staff.resetTwoFactor({ accountId, version });
    expect(codeOf(await reset())).toBe('step-up-needed');
    const { password } = context.open.member('mark');
    expect(codeOf(await mark.session.stepUp({ factor: 'password', password }))).toBe('step-up-needed');
    valueOf(await mark.session.lock());
    valueOf(await mark.session.unlock({ password, code: null }));
    expect(codeOf(await reset())).toBe('step-up-needed');
    valueOf(await mark.session.stepUp({ factor: 'code', code: context.open.code('mark') }));
    valueOf(await reset());
  });

  test('unlocks with the password alone, also after an hour, and ends with the shift', async () => {
    const frank = await vouchedIn('frank');
    const { password } = context.open.member('frank');
    for (let passed = 0; passed < 7; passed += 1) {
      context.open.desk.clock.pass(hour);
      expect(await stageOf(frank, 'locked')).toMatchObject({ codeNeeded: false });
      valueOf(await frank.session.unlock({ password, code: null }));
    }
    context.open.desk.clock.pass(hour - 1);
    await stageOf(frank, 'locked');
    context.open.desk.clock.pass(1);
    expect(await stageOf(frank, 'signed-out')).toMatchObject({ because: 'session-over' });
  });
});

describe('a vouch is refused, always with the same answer', () => {
  test('for a wrong password, a wrong code, an unknown username, one’s own username, and front desk', async () => {
    const right = vouchOf(context.open, 'maria');
    const tries = [
      { ...right, password: 'not the right one at all' },
      { ...right, code: wrongCode(context, 'maria') },
      { ...right, username: 'nobody' },
      vouchOf(context.open, 'frank'),
      vouchOf(context.open, 'ines'),
    ];
    for (const typed of tries) {
      const window = await at('ines');
      expect(codeOf(await window.signIn.vouch(typed)), typed.username).toBe('vouch-refused');
      await stageOf(window, 'code');
    }
    expect(
      events('sign-in.vouched').map(({ outcome, actor_name, subject_name }) => [
        outcome,
        actor_name,
        subject_name,
      ]),
    ).toEqual([
      ['failure', 'Maria Lopez', 'ines'],
      ['failure', 'Maria Lopez', 'ines'],
      ['failure', '', 'ines'],
      ['failure', 'frank', 'ines'],
      ['failure', 'ines', 'ines'],
    ]);
    // The refusals consumed no code.
    valueOf(await (await at('ines')).signIn.vouch(right));
  });

  test('for oneself, also as a manager', async () => {
    const window = await at('mark', 'office');
    expect(codeOf(await window.signIn.vouch(vouchOf(context.open, 'mark')))).toBe('vouch-refused');
    await stageOf(window, 'code');
    valueOf(await window.signIn.answerCode({ code: context.open.code('mark') }));
  });

  test('from a manager who is inactive, demoted, or without an authenticator', async () => {
    const maria = await context.open.signIn('maria');
    const code = context.open.code('mark');
    const mark = async () => profileOf(maria, 'mark');
    const { accountId, version, name, username } = await mark();
    const changes = [
      () => maria.staff.setActive({ accountId, version, active: false }),
      async () => maria.staff.setActive({ accountId, version: (await mark()).version, active: true }),
      async () =>
        maria.staff.edit(
          editedStaff({
            accountId,
            version: (await mark()).version,
            name,
            username,
            role: 'front-desk',
            password: null,
          }),
        ),
      async () =>
        maria.staff.edit(
          editedStaff({
            accountId,
            version: (await mark()).version,
            name,
            username,
            role: 'manager',
            password: null,
          }),
        ),
      async () => maria.staff.resetTwoFactor({ accountId, version: (await mark()).version }),
    ];
    const refused = [true, false, true, false, true];
    for (const [index, change] of changes.entries()) {
      valueOf(await change());
      if (!refused[index]) continue;
      const window = await at('ines');
      expect(
        codeOf(await window.signIn.vouch({ ...vouchOf(context.open, 'mark'), code })),
        String(index),
      ).toBe('vouch-refused');
    }
  });

  test('while the clock is behind, before any factor is judged or counted', async () => {
    const { desk } = context.open;
    desk.clock.pass(hour);
    await desk.application.tick();
    desk.clock.turn(-30 * minute);
    const window = await at('ines');
    expect(codeOf(await window.signIn.vouch(vouchOf(context.open, 'maria')))).toBe('clock-behind');
    expect(failuresOf(context, 'maria')).toBe(0);
  });
});

describe('failures of a vouch count for the manager alone', () => {
  test('wrong tries lead to the manager’s wait, not to the person’s, across challenges and restarts', async () => {
    const wrong = () => ({ ...vouchOf(context.open, 'maria'), code: wrongCode(context, 'maria') });
    for (let tried = 1; tried <= 4; tried += 1)
      expect(codeOf(await (await at('ines')).signIn.vouch(wrong()))).toBe('vouch-refused');
    expect(failuresOf(context, 'maria')).toBe(4);
    expect(codeOf(await (await at('ines')).signIn.vouch(wrong()))).toBe('throttled');
    expect(codeOf(await (await at('frank')).signIn.vouch(vouchOf(context.open, 'maria')))).toBe('throttled');
    await context.open.desk.restart();
    expect(codeOf(await (await at('frank')).signIn.vouch(vouchOf(context.open, 'maria')))).toBe('throttled');
    expect(failuresOf(context, 'ines')).toBe(0);
    expect(failuresOf(context, 'frank')).toBe(0);
    // Frank's own code still lets Frank in.
    valueOf(await (await at('frank')).signIn.answerCode({ code: context.open.code('frank') }));
    context.open.desk.clock.pass(minute);
    valueOf(await (await at('ines')).signIn.vouch(vouchOf(context.open, 'maria')));
    expect(failuresOf(context, 'maria')).toBe(0);
  });

  test('a vouch forgives none of the wrong codes at the person’s account', async () => {
    plantFailures(context, 'ines', 3, 3);
    valueOf(await (await at('ines')).signIn.vouch(vouchOf(context.open, 'maria')));
    expect(failuresOf(context, 'ines')).toBe(3);
  });

  test('nobody can vouch for a person during the person’s wait', async () => {
    const window = await at('ines');
    for (let tried = 0; tried < 4; tried += 1)
      await window.signIn.answerCode({ code: wrongCode(context, 'ines') });
    const other = await at('ines');
    expect(codeOf(await window.signIn.answerCode({ code: wrongCode(context, 'ines') }))).toBe('throttled');
    expect(codeOf(await other.signIn.vouch(vouchOf(context.open, 'maria')))).toBe('throttled');
  });

  test('a challenge ends after five wrong answers of any kind', async () => {
    const window = await at('ines');
    await window.signIn.answerCode({ code: wrongCode(context, 'ines') });
    await window.signIn.answerOneTimePass({ oneTimePass: 'AAAA-AAAA-AAAA-AAAA' });
    for (const username of ['maria', 'mark'] as const)
      await window.signIn.vouch({ ...vouchOf(context.open, username), password: 'wrong' });
    await stageOf(window, 'code');
    await window.signIn.vouch({ ...vouchOf(context.open, 'mark'), password: 'wrong again' });
    expect(await stageOf(window, 'signed-out')).toMatchObject({ because: 'too-many-codes' });
    expect(codeOf(await window.signIn.vouch(vouchOf(context.open, 'maria')))).toBe('no-challenge');
  });

  test('two managers who vouch for each other at once do not deadlock', async () => {
    const [maria, mark] = [await at('maria'), await at('mark')];
    // Other attempts hold both accounts, so each vouch must wait for its turns.
    const [, , ...answers] = await Promise.all([
      at('maria'),
      at('mark'),
      maria.signIn.vouch(vouchOf(context.open, 'mark')),
      mark.signIn.vouch(vouchOf(context.open, 'maria')),
    ]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
  });
});

test('a vouch that cannot be audited signs nobody in and consumes nothing', async () => {
  const window = await at('ines');
  const vouch = vouchOf(context.open, 'maria');
  context.raw.breakAudit();
  expect(codeOf(await window.signIn.vouch(vouch))).toBe('internal-error');
  context.raw.mendAudit();
  context.open.desk.errors.length = 0;
  await stageOf(window, 'code');
  expect(context.raw.rows("select 1 from notices where kind = 'vouched'")).toEqual([]);
  valueOf(await window.signIn.vouch(vouch));
  expect(context.raw.rows('select 1 from notices where account_id = ?', idOf('ines'))).toHaveLength(1);
});

test.each(['', 'ab', '  a  ', 'x'.repeat(201)])('the reason “%s” is refused', async (typed) => {
  const window = await at('ines');
  const answer = await window.signIn.vouch({ ...vouchOf(context.open, 'maria'), reason: typed });
  expect(codeOf(answer)).toBe('input-refused');
});
