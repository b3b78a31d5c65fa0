import { describe, expect, test } from 'vitest';
import { profileOf } from '../../adversary/support/stands';
import { givePass, reason, vouchOf } from '../../support/no-phone';
import type { Username } from '../../support/prepared-school';
import { filesHolding, RawStore } from '../../support/raw-store';
import { failuresOf, plantFailures, withPreparedSchool } from '../../support/sign-in-tests';
import { codeOf, stageOf, type TestWindow, valueOf } from '../../support/test-desk';
import { editedStaff } from '../../support/staff-calls';

const context = withPreparedSchool({ twoFactor: true });
const minute = 60_000;
const hour = 60 * minute;
const turn = (milliseconds: number) => context.open.desk.clock.turn(milliseconds);
const pass = (milliseconds: number) => context.open.desk.clock.pass(milliseconds);

const at = async (username: Username, portal: 'office' | 'staff' = 'staff'): Promise<TestWindow> => {
  const window = context.open.desk.window(portal);
  await context.open.begin(username, window);
  return window;
};
const use = async (username: Username, oneTimePass: string) =>
  (await at(username)).signIn.answerOneTimePass({ oneTimePass });
const standing = async (manager: TestWindow, username: Username) =>
  valueOf(await manager.oneTimePass.read({ accountId: context.open.member(username).accountId })).pass;
const events = (action: string) =>
  context.raw.rows(
    'select outcome, actor_name, subject_name, details from audit_events where action = ? order by sequence',
    action,
  );

describe('a one-time pass', () => {
  test('is shown until the manager closes it, hidden by a lock, protected from capture, and on no disk', async () => {
    const { open } = context;
    const maria = await open.signIn('maria');
    const { accountId } = open.member('ines');
    const givenAt = open.desk.clock.now();
    valueOf(await maria.oneTimePass.give({ accountId, countsForMinutes: 10, reason }));
    const shown = await stageOf(maria, 'one-time-pass');
    expect(shown).toMatchObject({ name: 'ines', username: 'ines', expiresAt: givenAt + 10 * minute });
    expect(shown.pass).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
    expect(open.desk.desktop.protectedWindows.has(maria.windowId)).toBe(true);
    expect((await stageOf(maria, 'one-time-pass')).pass).toBe(shown.pass);
    valueOf(await maria.ownAccount.print());
    open.desk.desktop.works = false;
    expect(codeOf(await maria.ownAccount.print())).toBe('print-failed');
    expect(open.desk.desktop.printed).toEqual([maria.windowId, maria.windowId]);
    expect((await stageOf(maria, 'one-time-pass')).pass).toBe(shown.pass);
    valueOf(await maria.session.lock());
    expect(JSON.stringify(await stageOf(maria, 'locked'))).not.toContain(shown.pass);
    expect(open.desk.desktop.protectedWindows.has(maria.windowId)).toBe(false);
    valueOf(await maria.session.unlock({ password: open.member('maria').password, code: null }));
    valueOf(await maria.oneTimePass.putAway());
    await stageOf(maria, 'signed-in');
    expect(filesHolding(open.desk.directory, [shown.pass])).toEqual([]);
    expect(events('one-time-pass.given')).toEqual([
      {
        outcome: 'success',
        actor_name: 'Maria Lopez',
        subject_name: 'ines',
        details: JSON.stringify({ countsForMinutes: 10, reason }),
      },
    ]);
  });

  test('signs in once, after the password, in any spelling, and the person gets a notice', async () => {
    const maria = await context.open.signIn('maria');
    const given = await givePass(context.open, maria, 'ines');
    expect(await standing(maria, 'ines')).toMatchObject({ givenBy: 'Maria Lopez', reason });
    await context.open.desk.restart();
    const window = await at('ines');
    const typed = ` ${given.toLowerCase().slice(0, 4)} ${given.slice(4, 8)}-${given.slice(8)}\n`;
    valueOf(await window.signIn.answerOneTimePass({ oneTimePass: typed }));
    const { notices } = await stageOf(window, 'signed-in');
    expect(notices).toMatchObject([{ kind: 'one-time-pass-given', byName: 'Maria Lopez' }]);
    expect(codeOf(await use('ines', given))).toBe('wrong-one-time-pass');
    expect(events('sign-in.one-time-pass').map(({ outcome }) => outcome)).toEqual(['success', 'failure']);
    expect(await standing(await context.open.signIn('mark'), 'ines')).toBeNull();
  });

  test('stands in for the enrolment too', async () => {
    const maria = await context.open.signIn('maria');
    const { accountId, version } = await profileOf(maria, 'ines');
    valueOf(await maria.staff.resetTwoFactor({ accountId, version }));
    const given = await givePass(context.open, maria, 'ines');
    const window = await at('ines');
    await stageOf(window, 'enrolment');
    valueOf(await window.signIn.answerOneTimePass({ oneTimePass: given }));
    await stageOf(window, 'signed-in');
  });

  test('signs in at only one of several windows at once', async () => {
    const given = await givePass(context.open, await context.open.signIn('maria'), 'ines');
    const windows = [await at('ines'), await at('ines'), await at('ines')];
    const answers = await Promise.all(
      windows.map((window) => window.signIn.answerOneTimePass({ oneTimePass: given })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(context.raw.rows('select 1 from one_time_passes where consumed_at > 0')).toHaveLength(1);
  });

  test('opens one shift without a fresh factor', async () => {
    const given = await givePass(context.open, await context.open.signIn('maria'), 'mark');
    const mark = await at('mark', 'office');
    valueOf(await mark.signIn.answerOneTimePass({ oneTimePass: given }));
    expect(codeOf(await mark.ownAccount.replaceRecoveryCodes())).toBe('step-up-needed');
    expect(valueOf(await mark.session.stepUpFactor()).factor).toBe('code');
    const { accountId } = context.open.member('frank');
    const again = await mark.oneTimePass.give({ accountId, countsForMinutes: 60, reason });
    expect(codeOf(again)).toBe('step-up-needed');
    pass(2 * hour);
    valueOf(await mark.session.unlock({ password: context.open.member('mark').password, code: null }));
    pass(6 * hour);
    await stageOf(mark, 'signed-out');
  });

  test('counts for no other account, and opens no portal that is closed to the role', async () => {
    const given = await givePass(context.open, await context.open.signIn('maria'), 'ines');
    expect(codeOf(await use('frank', given))).toBe('wrong-one-time-pass');
    const office = await at('ines', 'office');
    expect(codeOf(await office.signIn.answerOneTimePass({ oneTimePass: given }))).toBe(
      'portal-not-open-to-role',
    );
  });
});

describe('a one-time pass ends', () => {
  test('exactly at its time', async () => {
    const given = await givePass(context.open, await context.open.signIn('maria'), 'ines', 10);
    pass(10 * minute);
    expect(codeOf(await use('ines', given))).toBe('wrong-one-time-pass');
    expect(await standing(await context.open.signIn('mark'), 'ines')).toBeNull();
    const next = await givePass(context.open, await context.open.signIn('mark'), 'ines', 10);
    pass(10 * minute - 1);
    valueOf(await use('ines', next));
  });

  test('at its time too if the clock was turned back, with a restart in between', async () => {
    const { desk } = context.open;
    const given = await givePass(context.open, await context.open.signIn('maria'), 'ines', 10);
    pass(11 * minute);
    await desk.application.tick();
    turn(-6 * minute);
    expect(codeOf(await use('ines', given))).toBe('clock-behind');
    await desk.restart();
    expect(codeOf(await use('ines', given))).toBe('clock-behind');
    expect(failuresOf(context, 'ines')).toBe(0);
    turn(6 * minute);
    expect(codeOf(await use('ines', given))).toBe('wrong-one-time-pass');
  });

  test('at its time too if the clock is turned back a little, again and again', async () => {
    const { desk } = context.open;
    const given = await givePass(context.open, await context.open.signIn('maria'), 'ines', 10);
    for (let round = 0; round < 11; round += 1) {
      pass(minute);
      turn(-minute);
      await desk.application.tick();
    }
    expect(codeOf(await use('ines', given))).toBe('wrong-one-time-pass');
  });

  test('with a newer pass or a withdrawal', async () => {
    const maria = await context.open.signIn('maria');
    const first = await givePass(context.open, maria, 'ines');
    const second = await givePass(context.open, maria, 'ines');
    expect(codeOf(await use('ines', first))).toBe('wrong-one-time-pass');
    const { accountId } = context.open.member('ines');
    valueOf(await maria.oneTimePass.withdraw({ accountId }));
    expect(await standing(maria, 'ines')).toBeNull();
    expect(codeOf(await use('ines', second))).toBe('wrong-one-time-pass');
    valueOf(await maria.oneTimePass.withdraw({ accountId }));
    expect(events('one-time-pass.withdrawn')).toHaveLength(1);
  });

  test.each(['reset', 'inactive and active again', 'new password', 'new role'])(
    'when the account changes: %s',
    async (change) => {
      const maria = await context.open.signIn('maria');
      const given = await givePass(context.open, maria, 'ines');
      const { accountId, version, name, username, role } = await profileOf(maria, 'ines');
      let password = context.open.member('ines').password;
      if (change === 'reset') valueOf(await maria.staff.resetTwoFactor({ accountId, version }));
      else if (change === 'inactive and active again') {
        const changed = valueOf(await maria.staff.setActive({ accountId, version, active: false }));
        valueOf(await maria.staff.setActive({ accountId, version: changed.version, active: true }));
      } else {
        if (change === 'new password') password = 'a wholly new passphrase';
        valueOf(
          await maria.staff.edit(
            editedStaff({
              accountId,
              version,
              name,
              username,
              role: change === 'new role' ? 'front-desk' : role,
              password: change === 'new password' ? password : null,
            }),
          ),
        );
      }
      expect(await standing(maria, 'ines')).toBeNull();
      const window = context.open.desk.window('staff');
      valueOf(await window.signIn.begin({ username: 'ines', password }));
      expect(codeOf(await window.signIn.answerOneTimePass({ oneTimePass: given }))).toBe(
        'wrong-one-time-pass',
      );
    },
  );

  test('with a restore of the day on which it was given', async () => {
    const maria = await context.open.signIn('maria');
    const given = await givePass(context.open, maria, 'ines', 1440);
    const { name } = valueOf(await maria.backup.make());
    valueOf(await maria.oneTimePass.withdraw({ accountId: context.open.member('ines').accountId }));
    valueOf(await maria.backup.restore({ name }));
    const restored = new RawStore(context.open.desk.directory);
    expect(restored.rows('select 1 from one_time_passes')).toEqual([]);
    restored.close();
    expect(codeOf(await use('ines', given))).toBe('wrong-one-time-pass');
  });
});

describe('giving a one-time pass', () => {
  test('is refused for oneself, for inactive accounts, with the clock behind, and for times out of range', async () => {
    const { open } = context;
    const maria = await open.signIn('maria');
    const wish = (username: Username, countsForMinutes = 60) => ({
      accountId: open.member(username).accountId,
      countsForMinutes,
      reason,
    });
    expect(codeOf(await maria.oneTimePass.give(wish('maria')))).toBe('own-one-time-pass');
    for (const minutes of [9, 1441, 10.5, -60])
      expect(codeOf(await maria.oneTimePass.give(wish('ines', minutes)))).toBe('input-refused');
    const { accountId, version } = await profileOf(maria, 'ines');
    valueOf(await maria.staff.setActive({ accountId, version, active: false }));
    expect(codeOf(await maria.oneTimePass.give(wish('ines')))).toBe('stale-edit');
    await open.desk.application.tick();
    turn(-hour);
    expect(codeOf(await maria.oneTimePass.give(wish('frank')))).toBe('clock-behind');
    expect(context.raw.rows('select 1 from one_time_passes')).toEqual([]);
  });

  test('fails as a whole if it cannot be audited', async () => {
    const maria = await context.open.signIn('maria');
    context.raw.breakAudit();
    const { accountId } = context.open.member('ines');
    const answer = await maria.oneTimePass.give({ accountId, countsForMinutes: 60, reason });
    expect(codeOf(answer)).toBe('internal-error');
    context.raw.mendAudit();
    context.open.desk.errors.length = 0;
    await stageOf(maria, 'signed-in');
    expect(context.raw.rows('select 1 from one_time_passes')).toEqual([]);
  });
});

describe('wrong passes count like wrong codes', () => {
  test('the fifth in a row starts a wait, and the right one has to wait too', async () => {
    const given = await givePass(context.open, await context.open.signIn('maria'), 'ines');
    for (let tried = 1; tried <= 4; tried += 1)
      expect(codeOf(await use('ines', 'ZZZZ-ZZZZ-ZZZZ-ZZZZ'))).toBe('wrong-one-time-pass');
    const window = await at('ines');
    expect(codeOf(await window.signIn.answerOneTimePass({ oneTimePass: 'ZZZZ' }))).toBe('throttled');
    expect(codeOf(await window.signIn.answerOneTimePass({ oneTimePass: given }))).toBe('throttled');
    pass(minute);
    valueOf(await use('ines', given));
    // A pass is no code of the person's own.
    expect(failuresOf(context, 'ines')).toBe(5);
    await context.open.signIn('ines', 'staff');
    expect(failuresOf(context, 'ines')).toBe(0);
  });

  test('a locked account stays locked, also with a pass or a vouch', async () => {
    const given = await givePass(context.open, await context.open.signIn('maria'), 'ines');
    const window = await at('ines');
    plantFailures(context, 'ines', 100, 100);
    expect(codeOf(await window.signIn.answerOneTimePass({ oneTimePass: given }))).toBe('account-locked');
    expect(codeOf(await window.signIn.vouch(vouchOf(context.open, 'mark')))).toBe('account-locked');
  });
});
