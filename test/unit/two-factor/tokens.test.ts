import { describe, expect, test } from 'vitest';
import type { AuthenticatorId } from '../../../shared/ids';
import { HardwareToken } from '../../support/hardware-token';
import { filesHolding, RawStore } from '../../support/raw-store';
import { managerPassword, wrongCodeFor } from '../../support/school';
import { failuresOf, setSwitches, withPreparedSchool } from '../../support/sign-in-tests';
import { codeOf, stageOf, type TestWindow, valueOf } from '../../support/test-desk';

const context = withPreparedSchool({ twoFactor: true });
const pass = (milliseconds: number) => context.open.desk.clock.pass(milliseconds);
const now = () => context.open.desk.clock.now();
const idOf = (username: 'maria' | 'frank' | 'ines') => context.school.members[username].accountId;

const add = (manager: TestWindow, token: HardwareToken, username: 'maria' | 'frank' | 'ines' = 'frank') =>
  manager.tokens.add({
    accountId: idOf(username),
    serial: token.serial,
    seed: token.hex,
    periodSeconds: token.periodSeconds,
    code: token.code(now()),
  });

const tokenIdOf = async (manager: TestWindow, username: 'frank' | 'maria' = 'frank') => {
  const listed = valueOf(await manager.tokens.list({ accountId: idOf(username) }));
  const found = listed.find(({ kind }) => kind === 'token');
  if (!found) throw new Error('There is no token');
  return found.authenticatorId;
};

/** Frank confirms a token that he was given, in a session of his own. */
const confirm = async (manager: TestWindow, token: HardwareToken): Promise<void> => {
  const authenticatorId = await tokenIdOf(manager);
  const frank = await context.open.signIn('frank', 'staff');
  valueOf(await frank.authenticators.confirmToken({ authenticatorId, code: token.code(now()) }));
};

const answerWith = async (code: string) => {
  const window = context.open.desk.window('staff');
  await context.open.begin('frank', window);
  const answer = await window.signIn.answerCode({ code });
  return answer.ok ? 'in' : answer.error.code;
};

describe('a hardware token', () => {
  test.each([
    ['hex', 30, (token: HardwareToken) => token.hex.toUpperCase().replace(/(.{8})/g, '$1 ')],
    ['Base32', 60, (token: HardwareToken) => `${token.base32.toLowerCase().replace(/(.{4})/g, '$1-')}==`],
  ] as const)('typed by hand in %s, %i s, signs in beside the app', async (_name, period, write) => {
    const maria = await context.open.signIn('maria');
    const token = new HardwareToken('ft-200', period);
    const listed = valueOf(
      await maria.tokens.add({
        accountId: idOf('frank'),
        serial: ' ft-200 ',
        seed: write(token),
        periodSeconds: period,
        code: token.code(now()),
      }),
    );
    expect(listed.map(({ kind, serial }) => [kind, serial])).toEqual([
      ['app', ''],
      ['token', 'FT-200'],
    ]);
    expect(listed.map(({ confirmed }) => confirmed)).toEqual([true, false]);
    // The manager has typed this code, so it confirms nothing. Then the token counts for nothing before Frank confirms it.
    const frank = await context.open.signIn('frank', 'staff');
    const authenticatorId = await tokenIdOf(maria);
    const given = token.code(now() - 30_000);
    expect(codeOf(await frank.authenticators.confirmToken({ authenticatorId, code: given }))).toBe(
      'code-already-used',
    );
    pass(period * 1000);
    expect(await answerWith(token.code(now()))).toBe('wrong-code');
    const code = token.code(now());
    valueOf(await frank.authenticators.confirmToken({ authenticatorId, code }));
    expect(codeOf(await frank.authenticators.confirmToken({ authenticatorId, code }))).toBe('not-found');
    expect(await answerWith(code)).toBe('code-already-used');
    expect(context.raw.audited()).toContain('two-factor.token-confirmed');
    pass(period * 1000);
    expect(await answerWith(token.code(now()))).toBe('in');
    expect(await answerWith(token.code(now()))).toBe('code-already-used');
    pass(30_000);
    expect(await answerWith(context.open.code('frank'))).toBe('in');
    expect(context.raw.audited()).toContain('two-factor.authenticator-added');
  });

  test('with a drifted clock is accepted, and its drift is stored', async () => {
    const maria = await context.open.signIn('maria');
    const token = new HardwareToken('drawer', 30, -7 * 60);
    valueOf(await add(maria, token));
    pass(30_000);
    await confirm(maria, token);
    pass(30_000);
    expect(await answerWith(token.code(now()))).toBe('in');
  });

  test('is refused with a wrong code, a malformed or short seed, or a known serial number', async () => {
    const maria = await context.open.signIn('maria');
    const token = new HardwareToken('S1');
    const typed = { accountId: idOf('frank'), serial: 'S1', periodSeconds: 30, seed: token.hex } as const;
    const code = token.code(now());
    const other = new HardwareToken('S2');
    expect(codeOf(await maria.tokens.add({ ...typed, code: other.code(now()) }))).toBe('wrong-code');
    for (const [seed, problem] of [
      ['neither of the two!', 'not-a-seed'],
      ['11'.repeat(80), 'not-a-seed'],
      ['ab'.repeat(15), 'too-short'],
    ] as const)
      expect(await maria.tokens.add({ ...typed, seed, code })).toMatchObject({
        error: { fields: [{ field: 'seed', problem }] },
      });
    expect(context.raw.rows("select 1 from authenticators where kind = 'token'")).toEqual([]);
    valueOf(await maria.tokens.add({ ...typed, code }));
    expect(await add(maria, new HardwareToken('s1'), 'ines')).toMatchObject({
      error: { fields: [{ field: 'serial', problem: 'serial-taken' }] },
    });
  });

  test('brings its owner a notice, removes a pending key, and stops at five', async () => {
    const { open } = context;
    const maria = await open.signIn('maria');
    const frank = await open.signIn('frank', 'staff');
    valueOf(await frank.authenticators.begin());
    valueOf(await add(maria, new HardwareToken('T1')));
    expect((await stageOf(frank, 'signed-in')).notices).toMatchObject([
      { kind: 'token-given', byName: 'Maria Lopez' },
    ]);
    for (const serial of ['T2', 'T3', 'T4']) valueOf(await add(maria, new HardwareToken(serial)));
    expect(codeOf(await add(maria, new HardwareToken('T5')))).toBe('too-many-authenticators');
  });

  test('can be removed by a manager, unless it is the last one or the manager’s own', async () => {
    const maria = await context.open.signIn('maria');
    const frank = await context.open.signIn('frank', 'staff');
    const accountId = idOf('frank');
    const [app] = valueOf(await maria.tokens.list({ accountId }));
    const authenticatorId = app?.authenticatorId as AuthenticatorId;
    expect(codeOf(await maria.tokens.remove({ accountId, authenticatorId }))).toBe('last-authenticator');
    const token = new HardwareToken('R1');
    valueOf(await add(maria, token));
    valueOf(await maria.tokens.remove({ accountId, authenticatorId: await tokenIdOf(maria) }));
    await stageOf(frank, 'signed-out');
    pass(30_000);
    expect(await answerWith(token.code(now()))).toBe('wrong-code');
    valueOf(await add(maria, new HardwareToken('R2'), 'maria'));
    const own = { accountId: idOf('maria'), authenticatorId: await tokenIdOf(maria, 'maria') };
    expect(codeOf(await maria.tokens.remove(own))).toBe('own-two-factor');
    valueOf(await maria.authenticators.remove({ authenticatorId: own.authenticatorId }));
  });
});

describe('bringing a token back in step', () => {
  const drifted = async (minutes: number) => {
    const maria = await context.open.signIn('maria');
    const token = new HardwareToken('D1', 60);
    valueOf(await add(maria, token));
    pass(60_000);
    await confirm(maria, token);
    pass(30 * 60_000);
    token.ahead = minutes * 60;
    const again = await context.open.signIn('maria');
    return { maria: again, token, authenticatorId: await tokenIdOf(again) };
  };

  test.each([-20, -3, 3, 20])(
    'works by its owner for %i minutes; both codes are used up',
    async (minutes) => {
      const { token, authenticatorId } = await drifted(minutes);
      const frank = await context.open.signIn('frank', 'staff');
      pass(60_000);
      expect(await answerWith(token.code(now()))).toBe('wrong-code');
      const pair = token.pair(now());
      valueOf(await frank.authenticators.resynchronise({ authenticatorId, ...pair }));
      expect(await answerWith(pair.first)).toBe('code-already-used');
      expect(await answerWith(pair.second)).toBe('code-already-used');
      pass(60_000);
      expect(await answerWith(token.code(now()))).toBe('in');
    },
  );

  test('fails beyond twenty steps, with used codes, or for an app', async () => {
    const { maria, token, authenticatorId } = await drifted(21);
    const accountId = idOf('frank');
    const resync = (id: AuthenticatorId, pair: { first: string; second: string }) =>
      maria.tokens.resynchronise({ accountId, authenticatorId: id, ...pair });
    expect(codeOf(await resync(authenticatorId, token.pair(now())))).toBe('codes-do-not-follow');
    token.ahead = 5 * 60;
    const pair = token.pair(now());
    valueOf(await resync(authenticatorId, pair));
    expect(codeOf(await resync(authenticatorId, pair))).toBe('codes-do-not-follow');
    const [app] = valueOf(await maria.tokens.list({ accountId }));
    expect(codeOf(await resync(app?.authenticatorId as AuthenticatorId, pair))).toBe('not-found');
    // Another person's token is not found either.
    expect(codeOf(await maria.authenticators.resynchronise({ authenticatorId, ...pair }))).toBe('not-found');
  });

  test('counts a failure for the token’s owner, and audits the person who typed', async () => {
    const { maria, authenticatorId } = await drifted(5);
    const accountId = idOf('frank');
    const guess = { accountId, authenticatorId, first: '000000', second: '000001' };
    for (let tries = 1; tries < 5; tries += 1) {
      expect(codeOf(await maria.tokens.resynchronise(guess))).toBe('codes-do-not-follow');
      expect(failuresOf(context, 'frank')).toBe(tries);
    }
    expect(codeOf(await maria.tokens.resynchronise(guess))).toBe('throttled');
    expect(
      context.raw.rows(
        "select distinct actor_name, subject_name from audit_events where action = 'two-factor.token-resynchronised'",
      ),
    ).toEqual([{ actor_name: 'Maria Lopez', subject_name: 'frank' }]);
  });

  test('learns nothing from a clock that was turned back', async () => {
    const { token, authenticatorId } = await drifted(0);
    const frank = await context.open.signIn('frank', 'staff');
    await context.open.desk.application.tick();
    context.open.desk.clock.turn(-10 * 60_000);
    const resync = { authenticatorId, ...token.pair(now()) };
    expect(codeOf(await frank.authenticators.resynchronise(resync))).toBe('clock-behind');
    expect(failuresOf(context, 'frank')).toBe(0);
  });
});

describe('a file of seeds', () => {
  const [one, two, three] = [
    new HardwareToken('A1'),
    new HardwareToken('A2', 60),
    new HardwareToken('A3'),
  ] as const;
  const good = [
    'Serial;Secret;Period;Username',
    `a1;${one.hex};30;frank`,
    `"A2";${two.base32};60;`,
    '',
    `A3;${three.hex};;`,
  ].join('\r\n');

  test('is previewed without its secrets, and stores nothing before the import', async () => {
    const maria = await context.open.signIn('maria');
    const before = context.raw.contents();
    const preview = valueOf(await maria.tokens.preview({ text: `\ufeff${good}` }));
    expect(preview).toEqual({
      rows: [
        { line: 2, serial: 'A1', periodSeconds: 30, name: 'frank' },
        { line: 3, serial: 'A2', periodSeconds: 60, name: null },
        { line: 5, serial: 'A3', periodSeconds: 30, name: null },
      ],
      errors: [],
    });
    expect(context.raw.contents()).toBe(before);
  });

  test('gives tokens with a username to their owners and adds the others to the stock', async () => {
    const maria = await context.open.signIn('maria');
    expect(valueOf(await maria.tokens.import({ text: good }))).toEqual({ assigned: 1, stocked: 2 });
    // Frank has an app, so the token from the file waits for his confirmation.
    expect(await answerWith(one.code(now()))).toBe('wrong-code');
    await confirm(maria, one);
    expect(await answerWith(one.code(now() + 30_000))).toBe('in');
    const stock = valueOf(await maria.tokens.stock());
    expect(stock.map(({ serial, periodSeconds }) => [serial, periodSeconds])).toEqual([
      ['A2', 60],
      ['A3', 30],
    ]);
    const [second, third] = stock;
    if (!second || !third) throw new Error('The stock is empty');
    const assign = (code: string, accountId = idOf('frank')) =>
      maria.tokens.assign({ accountId, stockTokenId: second.stockTokenId, code });
    expect(codeOf(await assign(three.code(now())))).toBe('wrong-code');
    // Only one of two managers at once can hand out the same token.
    const both = await Promise.all([assign(two.code(now())), assign(two.code(now()), idOf('ines'))]);
    expect(both.map((answer) => (answer.ok ? 'in' : answer.error.code)).toSorted()).toEqual([
      'in',
      'not-found',
    ]);
    valueOf(await maria.tokens.discard({ stockTokenId: third.stockTokenId }));
    expect(valueOf(await maria.tokens.stock())).toEqual([]);
    expect(context.raw.audited().filter((action) => action.startsWith('two-factor.token'))).toEqual([
      'two-factor.tokens-imported',
      'two-factor.token-confirmed',
      'two-factor.token-discarded',
    ]);
  });

  test('with an error is refused as a whole, with line and column of each error', async () => {
    const maria = await context.open.signIn('maria');
    valueOf(await add(maria, new HardwareToken('KNOWN')));
    const seed = one.hex;
    const text = [
      'username,serial,secret,period',
      `frank,B1,${seed},30`,
      `frank,B1,${seed},30`,
      `nobody,B2,${seed},30`,
      ',B3,123,45',
      `,,${seed},30`,
      `,known,${seed},30`,
      ',B4,,30',
      `,B5,${'ab'.repeat(8)},30`,
    ].join('\n');
    const { errors } = valueOf(await maria.tokens.preview({ text }));
    expect(errors).toEqual([
      { line: 3, column: 'serial', problem: 'twice' },
      { line: 4, column: 'username', problem: 'unknown-username' },
      { line: 5, column: 'secret', problem: 'not-a-seed' },
      { line: 5, column: 'period', problem: 'not-a-period' },
      { line: 6, column: 'serial', problem: 'required' },
      { line: 7, column: 'serial', problem: 'known-token' },
      { line: 8, column: 'secret', problem: 'required' },
      { line: 9, column: 'secret', problem: 'too-short' },
    ]);
    expect(codeOf(await maria.tokens.import({ text }))).toBe('seed-file-refused');
    expect(context.raw.rows("select 1 from authenticators where serial = 'B1'")).toEqual([]);
    for (const [odd, problem] of [
      ['', 'column-missing'],
      ['a,b\n1,2', 'column-missing'],
      ['serial,secret\n', 'no-rows'],
    ] as const)
      expect(valueOf(await maria.tokens.preview({ text: odd })).errors[0]).toMatchObject({
        line: 1,
        problem,
      });
  });

  test('gives nobody a sixth authenticator', async () => {
    const maria = await context.open.signIn('maria');
    const rows = [1, 2, 3, 4, 5].map((count) => `C${count},${new HardwareToken('').hex},30,frank`);
    const text = ['serial,secret,period,username', ...rows].join('\n');
    expect(valueOf(await maria.tokens.preview({ text })).errors).toEqual([
      { line: 6, column: 'username', problem: 'too-many-authenticators' },
    ]);
  });

  test('leaves its seeds sealed, also under a new data key, and out of the log', async () => {
    const maria = await context.open.signIn('maria');
    valueOf(await maria.tokens.import({ text: good }));
    const before = context.raw.rows('select sealed_seed from token_stock order by serial');
    const { sealedAnew } = valueOf(await maria.keys.rotate());
    expect(sealedAnew).toBe(4 + 1 + 2);
    const after = context.raw.rows('select sealed_seed from token_stock order by serial');
    expect(after.map(({ sealed_seed: sealed }) => (sealed as Buffer)[0])).toEqual([2, 2]);
    expect(after).not.toEqual(before);
    const [stocked] = valueOf(await maria.tokens.stock());
    if (!stocked) throw new Error('The stock is empty');
    const { stockTokenId } = stocked;
    valueOf(await maria.tokens.assign({ accountId: idOf('ines'), stockTokenId, code: two.code(now()) }));
    const log = JSON.stringify(context.raw.rows('select * from audit_events'));
    for (const token of [one, two, three])
      for (const secret of [token.hex, token.base32]) expect(log.includes(secret)).toBe(false);
    const written = [one, two, three].flatMap(({ seed, base32 }) => [seed, base32]);
    expect(filesHolding(context.open.desk.directory, written)).toEqual([]);
  });

  test('and the stock keep their present state through a restore', async () => {
    const maria = await context.open.signIn('maria');
    valueOf(await maria.tokens.import({ text: good }));
    const { name } = valueOf(await maria.backup.make());
    const [second, third] = valueOf(await maria.tokens.stock());
    if (!second || !third) throw new Error('The stock is empty');
    const assigned = { accountId: idOf('ines'), stockTokenId: second.stockTokenId, code: two.code(now()) };
    valueOf(await maria.tokens.assign(assigned));
    valueOf(await maria.tokens.discard({ stockTokenId: third.stockTokenId }));
    context.raw.run("insert into burnt_steps select id, 77 from authenticators where serial = 'A1'");
    valueOf(await maria.backup.restore({ name }));
    const window = context.open.desk.window('office');
    valueOf(await window.signIn.begin({ username: 'maria', password: managerPassword }));
    pass(30_000);
    valueOf(await window.signIn.answerCode({ code: context.open.code('maria') }));
    expect(valueOf(await window.tokens.stock())).toEqual([]);
    expect(valueOf(await window.tokens.list({ accountId: idOf('ines') }))).toHaveLength(2);
    const store = new RawStore(context.open.desk.directory);
    expect(store.rows('select step from burnt_steps')).toEqual([{ step: 77 }]);
    store.close();
  });
});

describe('a token that a manager gives to somebody without an authenticator', () => {
  /** Mark resets Frank, and gives him a token. */
  const givenAlone = async (token: HardwareToken): Promise<TestWindow> => {
    const mark = await context.open.signIn('mark');
    const { accountId, version } = valueOf(await mark.staff.read({ accountId: idOf('frank') }));
    valueOf(await mark.staff.resetTwoFactor({ accountId, version }));
    valueOf(await add(mark, token));
    pass(30_000);
    return mark;
  };

  test('is their first factor: the sign-in takes its code, which confirms it', async () => {
    const token = new HardwareToken('F1');
    const mark = await givenAlone(token);
    const read = async () => valueOf(await mark.staff.read({ accountId: idOf('frank') }));
    expect(await read()).toMatchObject({ twoFactor: 'set-up', enrolledAt: null });
    const window = context.open.desk.window('staff');
    await context.open.begin('frank', window);
    await stageOf(window, 'code');
    valueOf(await window.signIn.answerCode({ code: token.code(now()) }));
    expect((await read()).enrolledAt).not.toBeNull();
    expect(context.raw.audited().slice(-2)).toEqual(['two-factor.token-confirmed', 'sign-in.completed']);
    valueOf(await window.ownAccount.replaceRecoveryCodes());
  });

  test('takes no recovery code that is left from before', async () => {
    const left = context.raw.rows('select code_hash from recovery_codes where account_id = ?', idOf('frank'));
    await givenAlone(new HardwareToken('F1'));
    for (const { code_hash: hash } of left)
      context.raw.run('insert into recovery_codes values (?, ?, 0, 0)', idOf('frank'), hash);
    const recoveryCode = context.school.members.frank.codes[0] ?? '';
    const window = context.open.desk.window('staff');
    await context.open.begin('frank', window);
    expect(codeOf(await window.signIn.answerRecoveryCode({ recoveryCode }))).toBe('wrong-recovery-code');
  });

  test('stops counting when the person has confirmed another one', async () => {
    const [first, second] = [new HardwareToken('F1'), new HardwareToken('F2')];
    const mark = await givenAlone(first);
    valueOf(await add(mark, second));
    pass(30_000);
    expect(await answerWith(second.code(now()))).toBe('in');
    expect(await answerWith(first.code(now()))).toBe('wrong-code');
  });

  test('brings no recovery codes before it is confirmed, and leaves with a reset', async () => {
    const token = new HardwareToken('F1');
    const mark = await givenAlone(token);
    await setSwitches(mark, false, false);
    const frank = context.open.desk.window('staff');
    await context.open.begin('frank', frank);
    await stageOf(frank, 'signed-in');
    expect(codeOf(await frank.ownAccount.replaceRecoveryCodes())).toBe('not-found');
    const { accountId, version } = valueOf(await mark.staff.read({ accountId: idOf('frank') }));
    valueOf(await mark.staff.resetTwoFactor({ accountId, version }));
    expect(context.raw.rows('select 1 from authenticators where account_id = ?', accountId)).toEqual([]);
  });

  test('is confirmed at once where the manager gives it to themself', async () => {
    const maria = await context.open.signIn('maria');
    const token = new HardwareToken('OWN');
    const listed = valueOf(await add(maria, token, 'maria'));
    expect(listed.map(({ confirmed }) => confirmed)).toEqual([true, true]);
    // A file has no code, so a token that it gives to its importer waits for one.
    const other = new HardwareToken('FILE');
    valueOf(await maria.tokens.import({ text: `serial,secret,username\nFILE,${other.hex},maria` }));
    const [, , given] = valueOf(await maria.authenticators.list());
    expect(given).toMatchObject({ serial: 'FILE', confirmed: false });
    // It can be taken off again, unlike the last one that counts.
    valueOf(
      await maria.authenticators.remove({ authenticatorId: given?.authenticatorId as AuthenticatorId }),
    );
  });

  test('wrong codes of a confirmation count like any other', async () => {
    const maria = await context.open.signIn('maria');
    const token = new HardwareToken('W1');
    valueOf(await add(maria, token));
    const authenticatorId = await tokenIdOf(maria);
    const frank = await context.open.signIn('frank', 'staff');
    const code = wrongCodeFor(token.base32, now());
    expect(codeOf(await frank.authenticators.confirmToken({ authenticatorId, code }))).toBe('wrong-code');
    expect(failuresOf(context, 'frank')).toBe(1);
    expect(context.raw.audited().at(-1)).toBe('!two-factor.token-confirmed');
  });
});
