import { describe, expect } from 'vitest';
import type { Result } from '../../../shared/result';
import { HardwareToken } from '../../support/hardware-token';
import { editOf } from '../../support/staff-calls';
import { codeFor, managerPassword } from '../../support/school';
import { type SignInTest, withPreparedSchool } from '../../support/sign-in-tests';
import { codeOf, stageOf, type TestWindow, valueOf } from '../../support/test-desk';
import type { Username } from '../../support/prepared-school';
import { test } from '../support/desk-test';
import { profileOf } from '../support/stands';

const minute = 60_000;
const hour = 60 * minute;

type Options = Parameters<TestWindow['options']['save']>[0]['options'];

const saveOptions = async (manager: TestWindow, changes: Partial<Options>): Promise<void> => {
  const { version, options } = valueOf(await manager.options.read());
  valueOf(await manager.options.save({ version, options: { ...options, ...changes } }));
};

/** What a test does with one context of a prepared school. */
const actsOn = (context: SignInTest) => ({
  now: (): number => context.open.desk.clock.now(),
  pass: (milliseconds: number): void => context.open.desk.clock.pass(milliseconds),
  idOf: (username: Username) => context.school.members[username].accountId,
  /** Types username and password at a new window. */
  begun: async (username: Username, portal: 'office' | 'staff' = 'staff'): Promise<TestWindow> => {
    const window = context.open.desk.window(portal);
    await context.open.begin(username, window);
    return window;
  },
});

describe('a stolen password of a manager, where enrolment is supervised', () => {
  const context = withPreparedSchool({ twoFactor: false });
  const { now, idOf, begun } = actsOn(context);
  const factorsOf = (username: Username): unknown[] => [
    ...context.raw.rows('select 1 from authenticators where account_id = ?', idOf(username)),
    ...context.raw.rows('select 1 from recovery_codes where account_id = ?', idOf(username)),
  ];

  /** Tries every call that leads, or led, to a first factor of Maria's own, and returns the refusals. */
  const tryEveryWay = async (thief: TestWindow): Promise<Record<string, string>> => {
    const accountId = idOf('maria');
    const token = new HardwareToken('KNOWN-1');
    const [stocked] = valueOf(await thief.tokens.stock());
    if (!stocked) throw new Error('The stock is empty');
    const typed = { accountId, serial: token.serial, seed: token.hex, periodSeconds: 30 } as const;
    const file = `serial,secret,username\nKNOWN-3,${token.hex},maria`;
    return {
      typed: codeOf(await thief.tokens.add({ ...typed, code: token.code(now()) })),
      stock: codeOf(
        await thief.tokens.assign({
          accountId,
          stockTokenId: stocked.stockTokenId,
          code: fromStock.code(now()),
        }),
      ),
      file: codeOf(await thief.tokens.import({ text: file })),
      app: codeOf(await thief.authenticators.begin()),
      confirm: codeOf(await thief.authenticators.confirm({ name: '', code: '000000' })),
      codeToOneself: codeOf(await thief.enrolment.giveCode({ accountId })),
      passToOneself: codeOf(
        await thief.oneTimePass.give({ accountId, countsForMinutes: 60, reason: 'no phone' }),
      ),
      recoveryCodes: codeOf(await thief.ownAccount.replaceRecoveryCodes()),
    };
  };
  const fromStock = new HardwareToken('KNOWN-2');

  /** A colleague has put a token into the stock whose seed the thief knows, and supervises. */
  const supervise = async (changes: Partial<Options>): Promise<TestWindow> => {
    const mark = await context.open.signIn('mark');
    valueOf(await mark.tokens.import({ text: `serial,secret\nKNOWN-2,${fromStock.hex}` }));
    await saveOptions(mark, { supervisedEnrolment: true, ...changes });
    return mark;
  };
  const refused = {
    typed: 'enrolment-supervised',
    stock: 'enrolment-supervised',
    file: 'seed-file-refused',
    app: 'enrolment-supervised',
    confirm: 'not-found',
    codeToOneself: 'own-enrolment-code',
    passToOneself: 'own-one-time-pass',
    recoveryCodes: 'not-found',
  };

  test('the password opens a portal without codes: every way to a first factor', async ({ tries }) => {
    await supervise({ requireTwoFactor: { office: false, staff: true } });
    const thief = await context.open.signIn('maria');
    expect(await tryEveryWay(thief)).toEqual(refused);
    const preview = valueOf(
      await thief.tokens.preview({
        text: `serial,secret,username\nKNOWN-3,${fromStock.hex},maria\nKNOWN-4,${fromStock.hex},mark`,
      }),
    );
    expect(preview.errors).toEqual([{ line: 2, column: 'username', problem: 'supervised' }]);
    expect(factorsOf('maria')).toEqual([]);
    tries.add(9);
  });

  test('the password opens the portal during its grace: every way to a first factor', async ({ tries }) => {
    await supervise({
      requireTwoFactor: { office: true, staff: true },
      requiredFrom: { office: now() + hour, staff: now() + hour },
    });
    const thief = await begun('maria', 'office');
    await stageOf(thief, 'enrolment-code');
    valueOf(await thief.signIn.skipEnrolment());
    expect(await tryEveryWay(thief)).toEqual(refused);
    expect(factorsOf('maria')).toEqual([]);
    tries.add(8);
  });

  test('the password and a pass open a shift: every way to a first factor', async ({ tries }) => {
    const mark = await supervise({ requireTwoFactor: { office: true, staff: true } });
    valueOf(
      await mark.oneTimePass.give({ accountId: idOf('maria'), countsForMinutes: 60, reason: 'no phone' }),
    );
    const { pass } = await stageOf(mark, 'one-time-pass');
    const thief = await begun('maria', 'office');
    valueOf(await thief.signIn.answerOneTimePass({ oneTimePass: pass }));
    expect(codeOf(await thief.session.stepUp({ factor: 'password', password: managerPassword }))).toBe(
      'step-up-needed',
    );
    const outcomes = await tryEveryWay(thief);
    expect(outcomes).toEqual({
      ...Object.fromEntries(Object.keys(refused).map((way) => [way, 'step-up-needed'])),
      confirm: 'not-found',
    });
    expect(factorsOf('maria')).toEqual([]);
    tries.add(9);
  });

  test('the sign-in page: no key without a colleague’s code, vouch or pass', async ({ tries }) => {
    await supervise({ requireTwoFactor: { office: true, staff: true } });
    const thief = await begun('maria', 'office');
    await stageOf(thief, 'enrolment-code');
    const vouch = { username: 'maria', password: managerPassword, code: '000000', reason: 'no phone' };
    expect({
      key: codeOf(await thief.signIn.copySecretKey()),
      confirm: codeOf(await thief.signIn.confirmEnrolment({ code: '000000' })),
      skip: codeOf(await thief.signIn.skipEnrolment()),
      code: codeOf(await thief.signIn.answerCode({ code: '000000' })),
      recovery: codeOf(await thief.signIn.answerRecoveryCode({ recoveryCode: 'ABCD-EFGH-JKMN-PQRS' })),
      vouchForOneself: codeOf(await thief.signIn.vouch(vouch)),
    }).toEqual({
      key: 'no-challenge',
      confirm: 'no-challenge',
      skip: 'skip-refused',
      code: 'no-challenge',
      recovery: 'no-challenge',
      vouchForOneself: 'vouch-refused',
    });
    expect(factorsOf('maria')).toEqual([]);
    tries.add(6);
  });

  test('no portal takes codes: the password adds no factor beside the one that there is', async ({
    tries,
  }) => {
    const mark = await supervise({ requireTwoFactor: { office: false, staff: false } });
    await saveOptions(mark, { supervisedEnrolment: false });
    const maria = await context.open.signIn('maria');
    valueOf(await maria.authenticators.begin());
    const { secretKey } = await stageOf(maria, 'new-authenticator');
    valueOf(await maria.authenticators.confirm({ name: '', code: codeFor(secretKey, now()) }));
    await saveOptions(mark, { supervisedEnrolment: true });
    const thief = await context.open.signIn('maria');
    expect(codeOf(await thief.authenticators.begin())).toBe('step-up-needed');
    expect(codeOf(await thief.session.stepUp({ factor: 'password', password: managerPassword }))).toBe(
      'step-up-needed',
    );
    const token = new HardwareToken('KNOWN-5');
    const typed = { accountId: idOf('maria'), serial: token.serial, seed: token.hex } as const;
    expect(codeOf(await thief.tokens.add({ ...typed, periodSeconds: 30, code: token.code(now()) }))).toBe(
      'step-up-needed',
    );
    tries.add(3);
  });
});

describe('a stolen password, and the key that its owner then confirms', () => {
  const context = withPreparedSchool({ twoFactor: false });
  const { now, pass, begun } = actsOn(context);
  const requireCodes = async (): Promise<void> =>
    saveOptions(await context.open.signIn('maria'), { requireTwoFactor: { office: true, staff: true } });
  const shownAt = async (window: TestWindow) => {
    const { secretKey, shownBeforeAt } = await stageOf(window, 'enrolment');
    return { secretKey, shownBeforeAt };
  };
  const close = (window: TestWindow) => context.open.desk.application.closeWindow(window.windowId);

  test('the thief looks, and goes back to username and password', async ({ tries }) => {
    await requireCodes();
    const thief = await begun('frank');
    const { secretKey } = await shownAt(thief);
    valueOf(await thief.signIn.cancel());
    const frank = await begun('frank');
    const shown = await shownAt(frank);
    expect(shown.secretKey).not.toBe(secretKey);
    expect(shown.shownBeforeAt).toBeNull();
    tries.add();
  });

  test('the thief looks and closes the window: the page says when, and going back draws a new key', async ({
    tries,
  }) => {
    await requireCodes();
    const thief = await begun('frank');
    const { secretKey } = await shownAt(thief);
    const lookedAt = now();
    await close(thief);
    pass(9 * minute);
    const frank = await begun('frank');
    expect(await shownAt(frank)).toEqual({ secretKey, shownBeforeAt: lookedAt });
    valueOf(await frank.signIn.cancel());
    const again = await begun('frank');
    const fresh = await shownAt(again);
    expect(fresh.secretKey).not.toBe(secretKey);
    expect(fresh.shownBeforeAt).toBeNull();
    // The thief's copy of the old key confirms nothing.
    expect(codeOf(await again.signIn.confirmEnrolment({ code: codeFor(secretKey, now()) }))).toBe(
      'wrong-code',
    );
    tries.add(2);
  });

  test('the thief looks, and the owner comes ten minutes later, by a clock turned back or not', async ({
    tries,
  }) => {
    await requireCodes();
    for (const turned of [0, -1.5 * minute]) {
      const thief = await begun('frank');
      const { secretKey } = await shownAt(thief);
      await close(thief);
      pass(10 * minute);
      await context.open.desk.application.tick();
      context.open.desk.clock.turn(turned);
      const frank = await begun('frank');
      const shown = await shownAt(frank);
      expect(shown.secretKey).not.toBe(secretKey);
      expect(shown.shownBeforeAt).toBeNull();
      valueOf(await frank.signIn.cancel());
      tries.add();
    }
  });

  test('the thief stays on the page, before and after the owner’s sign-in', async ({ tries }) => {
    await requireCodes();
    const before = await begun('frank');
    const seen = [(await shownAt(before)).secretKey];
    const frank = await begun('frank', 'office');
    const own = await shownAt(frank);
    expect(seen).not.toContain(own.secretKey);
    // The thief's page is over and shows nothing of the owner's key.
    expect((await stageOf(before, 'signed-out')).because).toBe('key-replaced');
    expect(codeOf(await before.signIn.copySecretKey())).toBe('no-challenge');
    expect(codeOf(await before.signIn.confirmEnrolment({ code: codeFor(own.secretKey, now()) }))).toBe(
      'no-challenge',
    );
    // A sign-in after the owner's takes a key of its own too, and the owner's page ends instead of sharing one.
    const after = await begun('frank');
    seen.push((await shownAt(after)).secretKey);
    expect(seen).not.toContain(own.secretKey);
    expect((await stageOf(frank, 'signed-out')).because).toBe('key-replaced');
    await context.open.begin('frank', frank);
    const last = await shownAt(frank);
    expect(seen).not.toContain(last.secretKey);
    valueOf(await frank.signIn.confirmEnrolment({ code: codeFor(last.secretKey, now()) }));
    await stageOf(after, 'signed-out');
    tries.add(3);
  });

  test('the thief keeps a session with the key on the screen, or called it off', async ({ tries }) => {
    await saveOptions(await context.open.signIn('maria'), {
      requireTwoFactor: { office: false, staff: true },
    });
    const thief = await context.open.signIn('frank');
    valueOf(await thief.authenticators.begin());
    const { secretKey } = await stageOf(thief, 'new-authenticator');
    const frank = await begun('frank');
    expect((await shownAt(frank)).secretKey).not.toBe(secretKey);
    await stageOf(thief, 'signed-in');
    valueOf(await frank.signIn.cancel());
    valueOf(await thief.authenticators.begin());
    const second = await stageOf(thief, 'new-authenticator');
    valueOf(await thief.authenticators.cancel());
    const later = await shownAt(await begun('frank'));
    expect(later.secretKey).not.toBe(second.secretKey);
    expect(later.shownBeforeAt).toBeNull();
    tries.add(2);
  });

  test('the owner’s own start: a wrong code, a reload and a restart keep the key', async ({ tries }) => {
    await requireCodes();
    const frank = await begun('frank');
    const first = await shownAt(frank);
    expect(first.shownBeforeAt).toBeNull();
    expect(codeOf(await frank.signIn.confirmEnrolment({ code: 'abcdef' }))).toBe('wrong-code');
    expect(await shownAt(frank)).toEqual(first);
    const startedAt = now();
    await context.open.desk.restart();
    pass(9 * minute);
    const again = await begun('frank');
    expect(await shownAt(again)).toEqual({ secretKey: first.secretKey, shownBeforeAt: startedAt });
    // The challenge keeps its key to its end, fourteen minutes after the drawing.
    pass(4 * minute);
    valueOf(await again.signIn.confirmEnrolment({ code: codeFor(first.secretKey, now()) }));
    await stageOf(again, 'recovery-codes');
    tries.add(3);
  });
});

describe('a token whose seed the manager knows', () => {
  const context = withPreparedSchool({ twoFactor: true });
  const { now, pass, idOf, begun } = actsOn(context);

  /** Gives a token in one of the three ways. */
  const give = {
    typed: async (manager: TestWindow, token: HardwareToken, to: Username): Promise<Result<unknown>> =>
      manager.tokens.add({
        accountId: idOf(to),
        serial: token.serial,
        seed: token.hex,
        periodSeconds: 30,
        code: token.code(now()),
      }),
    stock: async (manager: TestWindow, token: HardwareToken, to: Username): Promise<Result<unknown>> => {
      valueOf(await manager.tokens.import({ text: `serial,secret\n${token.serial},${token.hex}` }));
      const found = valueOf(await manager.tokens.stock()).find(({ serial }) => serial === token.serial);
      if (!found) throw new Error('The token is not in the stock');
      const { stockTokenId } = found;
      return manager.tokens.assign({ accountId: idOf(to), stockTokenId, code: token.code(now()) });
    },
    file: async (manager: TestWindow, token: HardwareToken, to: Username): Promise<Result<unknown>> =>
      manager.tokens.import({ text: `serial,secret,username\n${token.serial},${token.hex},${to}` }),
  };
  const ways = ['typed', 'stock', 'file'] as const;

  test.for(ways)(
    'given to a colleague (%s): no sign-in, vouch, step-up or removal by it',
    async (way, { tries }) => {
      const maria = await context.open.signIn('maria');
      const token = new HardwareToken('KNOWN');
      valueOf(await give[way](maria, token, 'mark'));
      const profile = await profileOf(maria, 'mark');
      valueOf(await maria.staff.edit(editOf(profile, { password: 'thirteen brass kettles sing' })));
      const as = { username: 'mark', password: 'thirteen brass kettles sing' };
      pass(minute);
      const window = context.open.desk.window('office');
      valueOf(await window.signIn.begin(as));
      expect(codeOf(await window.signIn.answerCode({ code: token.code(now()) }))).toBe('wrong-code');
      const frank = await begun('frank');
      const vouch = { ...as, code: token.code(now()), reason: 'no phone' };
      expect(codeOf(await frank.signIn.vouch(vouch))).toBe('vouch-refused');
      // Taking the colleague's own app away would leave the token alone. It stays.
      const listed = valueOf(await maria.tokens.list({ accountId: idOf('mark') }));
      const app = listed.find(({ kind }) => kind === 'app');
      if (!app) throw new Error('Mark has no app');
      const { authenticatorId } = app;
      expect(codeOf(await maria.tokens.remove({ accountId: idOf('mark'), authenticatorId }))).toBe(
        'last-authenticator',
      );
      // Bringing the token back in step confirms nothing.
      pass(minute);
      const given = listed.find(({ kind }) => kind === 'token');
      valueOf(
        await maria.tokens.resynchronise({
          accountId: idOf('mark'),
          authenticatorId: given?.authenticatorId ?? authenticatorId,
          ...token.pair(now()),
        }),
      );
      pass(minute);
      expect(codeOf(await window.signIn.answerCode({ code: token.code(now()) }))).toBe('wrong-code');
      tries.add(5);
    },
  );

  test('confirmed by anybody but its owner, or without a fresh factor of the owner', async ({ tries }) => {
    const maria = await context.open.signIn('maria');
    const token = new HardwareToken('KNOWN');
    valueOf(await give.typed(maria, token, 'mark'));
    pass(30_000);
    const [, given] = valueOf(await maria.tokens.list({ accountId: idOf('mark') }));
    if (!given) throw new Error('There is no token');
    const confirmation = () => ({ authenticatorId: given.authenticatorId, code: token.code(now()) });
    expect(codeOf(await maria.authenticators.confirmToken(confirmation()))).toBe('not-found');
    // At a window of Mark's that was left open, and in a shift.
    const left = await context.open.signIn('mark');
    for (let passed = 0; passed < 4; passed += 1) {
      pass(1.5 * minute);
      await context.open.desk.application.touch(left.windowId);
    }
    expect(codeOf(await left.authenticators.confirmToken(confirmation()))).toBe('step-up-needed');
    valueOf(await left.session.stepUp({ factor: 'code', code: context.open.code('mark') }));
    valueOf(await left.authenticators.confirmToken(confirmation()));
    tries.add(2);
  });
});
