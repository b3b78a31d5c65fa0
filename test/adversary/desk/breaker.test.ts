import { describe, expect } from 'vitest';
import type { StaffOptions } from '../../../shared/staff-options';
import { command } from '../../support/commands';
import { HardwareToken } from '../../support/hardware-token';
import type { Username } from '../../support/prepared-school';
import { codeFor, givenPassword } from '../../support/school';
import { setSwitches, withPreparedSchool } from '../../support/sign-in-tests';
import { editOf } from '../../support/staff-calls';
import { codeOf, stageOf, type TestWindow, valueOf } from '../../support/test-desk';
import { test } from '../support/desk-test';
import { givePassword, profileOf } from '../support/stands';

const hour = 60 * 60_000;
const day = 24 * hour;

const saveOptions = async (manager: TestWindow, changes: Partial<StaffOptions>): Promise<void> => {
  const { version, options } = valueOf(await manager.options.read());
  valueOf(await manager.options.save({ version, options: { ...options, ...changes } }));
};

describe('a session that a stolen password opened, when its owner gets a first authenticator', () => {
  const context = withPreparedSchool({ twoFactor: false });

  /** What a fresh factor gives, in the thief's window. */
  const tryAll = async (thief: TestWindow): Promise<string[]> => [
    codeOf(await thief.authenticators.begin()),
    codeOf(await thief.ownAccount.replaceRecoveryCodes()),
  ];
  const refused = ['step-up-needed', 'step-up-needed'];

  test('an app, while it can be put off', async ({ tries }) => {
    const { desk } = context.open;
    const later = desk.clock.now() + day;
    const switches = { requireTwoFactor: { office: true, staff: true } };
    await saveOptions(await context.open.signIn('mark'), {
      ...switches,
      requiredFrom: { office: later, staff: later },
    });
    const thief = desk.window('staff');
    await context.open.begin('ines', thief);
    valueOf(await thief.signIn.skipEnrolment());

    const ines = desk.window('staff');
    await context.open.begin('ines', ines);
    const { secretKey } = await stageOf(ines, 'enrolment');
    valueOf(await ines.signIn.confirmEnrolment({ code: codeFor(secretKey, desk.clock.now()) }));
    expect(await tryAll(thief)).toEqual(refused);
    tries.add(2);
  });

  test('an app, right after the thief showed the password for a call of its own', async ({ tries }) => {
    const { desk } = context.open;
    const later = desk.clock.now() + day;
    await saveOptions(await context.open.signIn('maria'), {
      requireTwoFactor: { office: true, staff: true },
      requiredFrom: { office: later, staff: later },
    });
    const thief = desk.window('office');
    await context.open.begin('mark', thief);
    valueOf(await thief.signIn.skipEnrolment());
    desk.factors.answers = false;
    expect(codeOf(await thief.keys.issueSheet())).toBe('step-up-needed');
    const { password } = context.school.members.mark;
    valueOf(await thief.session.stepUp({ factor: 'password', password }));

    const mark = desk.window('staff');
    await context.open.begin('mark', mark);
    const { secretKey } = await stageOf(mark, 'enrolment');
    valueOf(await mark.signIn.confirmEnrolment({ code: codeFor(secretKey, desk.clock.now()) }));
    expect(codeOf(await thief.keys.issueSheet())).toBe('step-up-needed');
    tries.add();
  });

  test('a token from a manager, where enrolment is supervised', async ({ tries }) => {
    const { desk } = context.open;
    const mark = await context.open.signIn('mark');
    await saveOptions(mark, { supervisedEnrolment: true });
    const thief = desk.window('staff');
    await context.open.begin('ines', thief);

    const token = new HardwareToken('OF-INES');
    const typed = { serial: token.serial, seed: token.hex, periodSeconds: 30 } as const;
    const { accountId } = context.school.members.ines;
    valueOf(await mark.tokens.add({ ...typed, accountId, code: token.code(desk.clock.now()) }));
    expect((await tryAll(thief))[0]).toBe('step-up-needed');
    tries.add();
  });
});

describe('latchkey restore', () => {
  const context = withPreparedSchool({ twoFactor: true });

  const restore = async (username: Username, password: string, name: string) => {
    const call = { backup: name, yes: true, typed: [username, password] };
    return (await command(context.open.desk, 'restore', call)).exitCode;
  };
  const restores = () => context.raw.audited().filter((action) => action === 'backup.restored');

  test('with the password of a manager who has no authenticator, where the desk asks for a code', async ({
    tries,
  }) => {
    const maria = await context.open.signIn('maria');
    const { accountId, version } = await profileOf(maria, 'mark');
    valueOf(await maria.staff.resetTwoFactor({ accountId, version }));
    const { name } = valueOf(await maria.backup.make());
    await context.open.desk.whileClosed(async () => {
      expect(await restore('mark', context.school.members.mark.password, name)).toBe(1);
    });
    expect(restores()).toEqual([]);
    tries.add();
  });

  test('as a manager whose password somebody else has set', async ({ tries }) => {
    const maria = await context.open.signIn('maria');
    await setSwitches(maria, false, false);
    await givePassword(maria, 'mark');
    const { accountId, version } = await profileOf(maria, 'mark');
    valueOf(await maria.staff.resetTwoFactor({ accountId, version }));
    const { name } = valueOf(await maria.backup.make());
    await context.open.desk.whileClosed(async () => {
      expect(await restore('mark', givenPassword, name)).toBe(1);
    });
    expect(restores()).toEqual([]);
    tries.add();
  });
});

describe('a manager who hides something', () => {
  const context = withPreparedSchool({ twoFactor: true });

  test('from the only other one, by setting them inactive for a minute', async ({ tries }) => {
    const mark = await context.open.signIn('mark');
    const { accountId, version } = await profileOf(mark, 'maria');
    valueOf(await mark.staff.setActive({ accountId, version, active: false }));
    await stageOf(mark, 'signed-in');
    valueOf(await mark.keys.issueSheet());
    valueOf(await mark.keys.putSheetAway());
    valueOf(await mark.staff.setActive({ accountId, version: version + 1, active: true }));
    const { notices } = await stageOf(await context.open.signIn('maria'), 'signed-in');
    expect(notices.map(({ kind }) => kind)).toContain('sheet-issued');
    tries.add();
  });

  test('from the only other one, by making them an instructor for a minute', async ({ tries }) => {
    const mark = await context.open.signIn('mark');
    const profile = await profileOf(mark, 'maria');
    const edited = valueOf(await mark.staff.edit(editOf(profile, { role: 'instructor' })));
    valueOf(await mark.keys.issueSheet());
    valueOf(await mark.keys.putSheetAway());
    valueOf(await mark.staff.edit(editOf(edited, { role: 'manager' })));
    const { notices } = await stageOf(await context.open.signIn('maria'), 'signed-in');
    expect(notices.map(({ kind }) => kind)).toContain('role-changed');
    tries.add();
  });
});

describe('a restore', () => {
  const context = withPreparedSchool({ twoFactor: true });

  const restored = async (manager: TestWindow, name: string): Promise<void> => {
    valueOf(await manager.backup.restore({ name }));
  };

  test('does not lock out the only manager by a switch that it turns on again', async ({ tries }) => {
    const { desk } = context.open;
    const mark = await context.open.signIn('mark');
    await saveOptions(mark, { supervisedEnrolment: true });
    const { name } = valueOf(await mark.backup.make());
    await saveOptions(mark, {
      supervisedEnrolment: false,
      requireTwoFactor: { office: false, staff: false },
    });
    const maria = await context.open.signIn('maria');
    const { accountId, version } = await profileOf(maria, 'mark');
    valueOf(await maria.staff.resetTwoFactor({ accountId, version }));
    const again = await context.open.signIn('mark');
    const hers = await profileOf(again, 'maria');
    valueOf(await again.staff.setActive({ accountId: hers.accountId, version: hers.version, active: false }));
    await restored(again, name);

    const after = desk.window('office');
    await context.open.begin('mark', after);
    const { current } = valueOf(await after.signIn.current());
    expect(current.stage).not.toBe('enrolment-code');
    tries.add();
  });

  test('brings no wrong time back that a manager had cleared', async ({ tries }) => {
    const { desk } = context.open;
    const run = () => desk.application.tick();
    const year = 365 * day;
    desk.clock.turn(year);
    await run();
    const maria = await context.open.signIn('maria');
    const { name } = valueOf(await maria.backup.make());
    valueOf(await maria.session.signOut());
    desk.clock.turn(-year);
    await run();
    const back = desk.window('office');
    await context.open.begin('maria', back);
    const [recoveryCode = ''] = context.school.members.maria.codes;
    valueOf(await back.signIn.answerRecoveryCode({ recoveryCode }));
    expect(valueOf(await back.signIn.current()).clockBehind).toBe(false);
    await restored(await context.open.signIn('mark'), name);
    expect(valueOf(await desk.window('office').signIn.current()).clockBehind).toBe(false);
    tries.add();
  });
});

describe('the log', () => {
  const context = withPreparedSchool({ twoFactor: true });

  test('a made-up enrolment code counts as used, once a manager has given a token', async ({ tries }) => {
    const { desk } = context.open;
    const mark = await context.open.signIn('mark');
    await saveOptions(mark, { supervisedEnrolment: true });
    const { accountId, version } = await profileOf(mark, 'ines');
    valueOf(await mark.staff.resetTwoFactor({ accountId, version }));
    const thief = desk.window('staff');
    await context.open.begin('ines', thief);
    await stageOf(thief, 'enrolment-code');
    const token = new HardwareToken('OF-INES');
    const typed = { serial: token.serial, seed: token.hex, periodSeconds: 30 } as const;
    valueOf(await mark.tokens.add({ ...typed, accountId, code: token.code(desk.clock.now()) }));
    expect(codeOf(await thief.signIn.answerEnrolmentCode({ enrolmentCode: 'AAAA-AAAA' }))).toBe(
      'no-challenge',
    );
    expect(context.raw.audited()).not.toContain('two-factor.enrolment-code-used');
    tries.add();
  });
});

describe('usernames', () => {
  const context = withPreparedSchool({ twoFactor: true });

  test('a wait tells nobody who exists, also when the data key is new', async ({ tries }) => {
    const { desk } = context.open;
    const maria = await context.open.signIn('maria');
    const guess = async (username: string, count: number): Promise<string> => {
      let code = '';
      for (let tried = 0; tried < count; tried += 1) {
        const typed = { username, password: `wrong ${tried} on ${count} doors` };
        code = codeOf(await desk.window('staff').signIn.begin(typed));
      }
      return code;
    };
    expect([await guess('frank', 5), await guess('nobody', 5)]).toEqual(['throttled', 'throttled']);
    valueOf(await maria.keys.rotate());
    expect([await guess('frank', 1), await guess('nobody', 1)]).toEqual(['throttled', 'throttled']);
    tries.add(2);
  });
});
