import { describe, expect, test } from 'vitest';
import { contracts } from '../../../shared/ipc/contracts';
import type { ContractEntry } from '../../../shared/ipc/contract';
import { managerPassword, staffPassword } from '../../support/school';
import { setSwitches, withPreparedSchool, wrongCode } from '../../support/sign-in-tests';
import { codeOf, stageOf, type TestWindow, valueOf } from '../../support/test-desk';
import { editedStaff, newStaff } from '../../support/staff-calls';

const context = withPreparedSchool({ twoFactor: true });
const minute = 60_000;
const pass = (milliseconds: number) => context.open.desk.clock.pass(milliseconds);
/** Prevents the idle lock of a session. */
const stay = async (window: TestWindow, minutes: number) => {
  for (let left = minutes; left > 0; left -= 1) {
    pass(minute);
    await context.open.desk.application.touch(window.windowId);
  }
};

describe('unlocking', () => {
  test('needs only the password within the first hour', async () => {
    const window = await context.open.signIn('frank');
    valueOf(await window.session.lock());
    expect(codeOf(await window.session.unlock({ password: 'wrong', code: null }))).toBe('wrong-password');
    await stageOf(window, 'locked');
    pass(60 * minute);
    expect(await stageOf(window, 'locked')).toMatchObject({ codeNeeded: false });
    valueOf(await window.session.unlock({ password: staffPassword, code: null }));
    await stageOf(window, 'signed-in');
    pass(5 * minute);
    await stageOf(window, 'locked');
  });

  test('needs a code too after an hour, and accepts each code once', async () => {
    const { open } = context;
    const window = await open.signIn('frank');
    const staff = await open.signIn('frank', 'staff');
    pass(60 * minute + 1);
    expect(await stageOf(window, 'locked')).toMatchObject({ codeNeeded: true });
    const code = open.code('frank');
    expect(codeOf(await window.session.unlock({ password: staffPassword, code: null }))).toBe('wrong-code');
    expect(
      codeOf(await window.session.unlock({ password: staffPassword, code: wrongCode(context, 'frank') })),
    ).toBe('wrong-code');
    // A wrong password leaves the right code unconsumed.
    expect(codeOf(await window.session.unlock({ password: 'wrong', code }))).toBe('wrong-password');
    valueOf(await window.session.unlock({ password: staffPassword, code }));
    await stageOf(staff, 'locked');
    expect(codeOf(await staff.session.unlock({ password: staffPassword, code }))).toBe('code-already-used');
  });

  test('needs no code if the portal requires none', async () => {
    const { open } = context;
    await setSwitches(await open.signIn('maria'), true, false);
    const staff = await open.signIn('frank', 'staff');
    pass(2 * 60 * minute);
    expect(await stageOf(staff, 'locked')).toMatchObject({ codeNeeded: false });
    valueOf(await staff.session.unlock({ password: staffPassword, code: null }));
  });

  test('with a password alone is no fresh factor if a code is required', async () => {
    const { open } = context;
    const maria = await open.signIn('maria');
    valueOf(await maria.session.lock());
    pass(6 * minute);
    valueOf(await maria.session.unlock({ password: managerPassword, code: null }));
    expect(codeOf(await maria.ownAccount.replaceRecoveryCodes())).toBe('step-up-needed');
  });
});

describe('a step-up', () => {
  /** Every channel that requires a step-up, with valid input. */
  const sensitive: Readonly<Record<string, (maria: TestWindow) => Promise<() => Promise<{ ok: boolean }>>>> =
    {
      'ownAccount.replaceRecoveryCodes': async (maria) => () => maria.ownAccount.replaceRecoveryCodes(),
      'staff.add': async (maria) => () =>
        maria.staff.add(
          newStaff({ name: 'Nia', username: 'nia', role: 'instructor', password: staffPassword }),
        ),
      'staff.edit': async (maria) => {
        const { accountId, version } = await frankIn(maria);
        return () =>
          maria.staff.edit(
            editedStaff({
              accountId,
              version,
              name: 'Fran',
              username: 'frank',
              role: 'front-desk',
              password: null,
            }),
          );
      },
      'staff.setActive': async (maria) => {
        const { accountId, version } = await frankIn(maria);
        return () => maria.staff.setActive({ accountId, version, active: false });
      },
      'staff.resetTwoFactor': async (maria) => {
        const { accountId, version } = await frankIn(maria);
        return () => maria.staff.resetTwoFactor({ accountId, version });
      },
      'staff.liftLockout': async (maria) => {
        const { accountId, version } = await frankIn(maria);
        return () => maria.staff.liftLockout({ accountId, version });
      },
      'options.save': async (maria) => {
        const stored = valueOf(await maria.options.read());
        return () => maria.options.save(stored);
      },
    };
  const frankIn = async (maria: TestWindow) =>
    valueOf(await maria.staff.read({ accountId: context.school.members.frank.accountId }));
  const asking = Object.entries(contracts).flatMap(([concept, group]) =>
    Object.entries<ContractEntry>(group)
      .filter(([, entry]) => entry.stepUp)
      .map(([method]) => `${concept}.${method}`),
  );

  test('is required by all sensitive acts: reset, settings, roles, staff, new recovery codes', () => {
    for (const channel of Object.keys(sensitive)) expect(asking).toContain(channel);
  });

  test.each(Object.keys(sensitive))(
    'is needed for %s after five minutes, given by a code, for five minutes',
    async (channel) => {
      const { open, raw } = context;
      const maria = await open.signIn('maria');
      const go = await sensitive[channel]?.(maria);
      open.desk.factors.answers = false;
      await stay(maria, 5);
      pass(1);
      const before = raw.contents();
      expect(codeOf((await go?.()) as never)).toBe('step-up-needed');
      expect(raw.contents()).toBe(before);
      valueOf(await maria.session.stepUp({ factor: 'code', code: open.code('maria') }));
      if (channel !== 'options.save') await stay(maria, 5);
      expect((await go?.())?.ok).toBe(true);
    },
  );

  test('needs the code if one is required, and accepts no password in its place', async () => {
    const { open } = context;
    const maria = await open.signIn('maria');
    pass(30_000);
    expect(valueOf(await maria.session.stepUpFactor())).toEqual({ factor: 'code' });
    await stay(maria, 6);
    expect(codeOf(await maria.session.stepUp({ factor: 'password', password: managerPassword }))).toBe(
      'step-up-needed',
    );
    expect(codeOf(await maria.session.stepUp({ factor: 'code', code: wrongCode(context, 'maria') }))).toBe(
      'wrong-code',
    );
    expect(codeOf(await maria.ownAccount.replaceRecoveryCodes())).toBe('step-up-needed');
    const code = open.code('maria');
    valueOf(await maria.session.stepUp({ factor: 'code', code }));
    expect(codeOf(await maria.session.stepUp({ factor: 'code', code }))).toBe('code-already-used');
  });

  test('needs the password if no code is required', async () => {
    const { open } = context;
    const maria = await open.signIn('maria');
    await setSwitches(maria, false, false);
    await stay(maria, 6);
    expect(valueOf(await maria.session.stepUpFactor())).toEqual({ factor: 'password' });
    expect(codeOf(await maria.session.stepUp({ factor: 'code', code: open.code('maria') }))).toBe(
      'step-up-needed',
    );
    expect(codeOf(await maria.session.stepUp({ factor: 'password', password: 'wrong' }))).toBe(
      'wrong-password',
    );
    expect(codeOf(await maria.ownAccount.replaceRecoveryCodes())).toBe('step-up-needed');
    valueOf(await maria.session.stepUp({ factor: 'password', password: managerPassword }));
    valueOf(await maria.ownAccount.replaceRecoveryCodes());
  });

  test('needs the code at a portal without codes too, if another portal of the role requires it', async () => {
    const { open } = context;
    await setSwitches(await open.signIn('maria'), true, false);
    const staff = await open.signIn('frank', 'staff');
    expect(valueOf(await staff.session.stepUpFactor())).toEqual({ factor: 'code' });
    // The password of the sign-in there is no fresh factor.
    expect(codeOf(await staff.ownAccount.replaceRecoveryCodes())).toBe('step-up-needed');
    open.desk.clock.pass(30_000);
    valueOf(await staff.session.stepUp({ factor: 'code', code: open.code('frank') }));
    valueOf(await staff.ownAccount.replaceRecoveryCodes());
  });

  test('counts for its own window and person only', async () => {
    const { open } = context;
    const [maria, mark] = [await open.signIn('maria'), await open.signIn('mark', 'office')];
    await stay(maria, 3);
    await context.open.desk.application.touch(mark.windowId);
    await stay(maria, 3);
    expect(codeOf(await maria.session.stepUp({ factor: 'code', code: open.code('mark') }))).toBe(
      'wrong-code',
    );
    await context.open.desk.application.touch(mark.windowId);
    valueOf(await mark.session.stepUp({ factor: 'code', code: open.code('mark') }));
    expect(codeOf(await maria.ownAccount.replaceRecoveryCodes())).toBe('step-up-needed');
  });
});
