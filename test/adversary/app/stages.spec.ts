import * as fc from 'fast-check';
import type { Page } from '@playwright/test';
import type { Desk } from '../../e2e/support/desk';
import { rowsOf } from '../../e2e/support/store-file';
import { codeFor } from '../../support/school';
import { call, expect, type PageCall, rawInvoke, stageIn, takeOver, test } from '../support/app-test';
import { alwaysAnswered, channels } from '../support/channels';
import { outcomeOf, type Position, refusalFor, refusalOf } from '../support/expected-answer';
import { full } from '../support/tally';
import { validInput } from '../support/valid-input';

const inputsEach = full ? 5 : 1;
/** Tables that refusals may change: the audit log records them, and the desk saves its high-water mark of time. */
const changing: readonly string[] = ['audit_events', 'desks'];

/** Every table that the store names, so that the test compares new ones too. */
const contents = ({ dataDirectory }: Desk): string =>
  JSON.stringify(
    rowsOf<{ name: string }>(dataDirectory, "select name from sqlite_master where type = 'table' order by 1")
      .filter(({ name }) => !changing.includes(name))
      .map(({ name }) => [name, rowsOf(dataDirectory, `select * from "${name}" order by 1, 2`)]),
  );

type Where = Omit<Position, 'sender'>;

/** Calls every channel that main must refuse at a position, with valid input and true names. */
const tryAll = async (desk: Desk, page: Page, where: Where): Promise<number> => {
  const position: Position = { sender: 'ours', ...where };
  const known = {
    accountId: rowsOf<{ id: string }>(desk.dataDirectory, 'select id from accounts').map(({ id }) => id),
    version: [1, 2, 3],
    username: ['maria', 'frank', 'ines'],
    password: [desk.person('maria').password, desk.person('frank').password],
  };
  const refused = channels.flatMap(({ name, entry }) => {
    const inputs = fc.sample(validInput(entry.input, known), { numRuns: inputsEach, seed: 7 });
    return inputs.flatMap((input) => {
      const code = refusalFor(entry, position, input);
      return code === null ? [] : [{ code, call: [name, input] as PageCall }];
    });
  });
  const before = contents(desk);
  const answers = await rawInvoke(
    page,
    refused.map(({ call }) => call),
  );
  for (const [index, answer] of answers.entries())
    expect(answer, `${refused[index]?.call[0]} at ${JSON.stringify(where)}`).toEqual({
      ok: false,
      error: { code: refused[index]?.code },
    });
  expect(contents(desk) === before, 'the store is as it was').toBe(true);
  return answers.length;
};

const begin = async (desk: Desk, page: Page, username: 'maria' | 'frank' | 'ines'): Promise<void> => {
  const { password } = desk.person(username);
  expect(outcomeOf(await call(page, 'signIn.begin', { username, password }))).toBe('answered');
};

const enter = async (desk: Desk, page: Page, username: 'maria' | 'frank' | 'ines'): Promise<void> => {
  await begin(desk, page, username);
  const code = await desk.nextCodeFor(desk.person(username).secretKey);
  expect(outcomeOf(await call(page, 'signIn.answerCode', { code }))).toBe('answered');
};

test('a renderer that was taken over, every channel, at every stage', async ({ attack, tries }) => {
  const { desk, page: office } = await attack({
    school: {
      staff: ['frank', 'ines', 'nora'],
      enrolled: ['maria', 'frank', 'ines'],
      required: { office: true, staff: true },
    },
  });
  const { page: staff } = await desk.open('staff');
  await takeOver(desk, [office, staff]);
  const at = async (page: Page, where: Pick<Where, 'stage'> & Partial<Where>): Promise<void> => {
    const portal = page === office ? 'office' : 'staff';
    tries.add(await tryAll(desk, page, { portal, role: null, strong: false, ...where }));
  };

  await at(office, { stage: 'nobody' });
  await at(staff, { stage: 'nobody' });
  for (const page of [office, staff]) {
    await begin(desk, page, 'frank');
    await at(page, { stage: 'challenge' });
    // A reloaded page is at the same stage.
    await page.reload();
    await page.waitForFunction(() => 'raw' in globalThis);
    await at(page, { stage: 'challenge' });
    await call(page, 'signIn.cancel');
    await at(page, { stage: 'nobody' });
  }

  await enter(desk, office, 'maria');
  await at(office, { stage: 'session', role: 'manager', strong: true });
  await at(staff, { stage: 'nobody' });
  await office.reload();
  await office.waitForFunction(() => 'raw' in globalThis);
  await at(office, { stage: 'session', role: 'manager', strong: true });
  for (let minute = 0; minute < 6; minute += 1) {
    await desk.passTime(60_000);
    await office.keyboard.press('Shift');
  }
  await at(office, { stage: 'session', role: 'manager' });
  await call(office, 'session.lock');
  await at(office, { stage: 'locked', role: 'manager' });
  await call(office, 'session.switchPerson');
  await at(office, { stage: 'nobody' });

  await enter(desk, office, 'frank');
  await at(office, { stage: 'session', role: 'front-desk', strong: true });
  await call(office, 'session.signOut');
  await at(office, { stage: 'nobody' });
  await enter(desk, staff, 'ines');
  await at(staff, { stage: 'session', role: 'instructor', strong: true });
  await desk.passTime(12 * 60 * 60_000);
  // Main writes the end of a session when it notices it.
  // Maria's, which waits in the other window, ends as well.
  expect(await stageIn(staff)).toBe('signed-out');
  expect(await stageIn(office)).toBe('signed-out');
  await at(staff, { stage: 'nobody' });

  // Nora has no authenticator yet. Main shows her key, then her recovery codes.
  const { password } = desk.person('nora');
  const begun = await call(office, 'signIn.begin', { username: 'nora', password });
  const { secretKey } = (begun as { value: { current: { secretKey: string } } }).value.current;
  await at(office, { stage: 'challenge' });
  const code = codeFor(secretKey, desk.now());
  expect(outcomeOf(await call(office, 'signIn.confirmEnrolment', { code }))).toBe('answered');
  expect(await stageIn(office)).toBe('recovery-codes');
  await at(office, { stage: 'session', role: 'manager', strong: true });
});

test('first run, every channel, from both portals', async ({ attack, tries }) => {
  const { desk, page: office } = await attack();
  const { page: staff } = await desk.open('staff');
  await takeOver(desk, [office, staff]);
  for (const page of [office, staff]) {
    const portal = page === office ? 'office' : 'staff';
    const position: Position = { sender: 'ours', portal, stage: 'nobody', role: null, strong: false };
    for (const { name, entry } of channels.filter(({ name }) => name !== 'signIn.setUp')) {
      const [input] = fc.sample(validInput(entry.input), { numRuns: 1, seed: 9 });
      const [answer] = await rawInvoke(page, [[name, input]]);
      const refusal = refusalOf(entry, position);
      if (refusal !== null) expect(outcomeOf(answer), name).toBe(refusal);
      else expect(outcomeOf(answer) === 'answered', name).toBe(alwaysAnswered.has(name));
      tries.add();
    }
  }
  expect(rowsOf(desk.dataDirectory, 'select * from accounts')).toEqual([]);
});

test('messages past every contract: channels that do not exist, other kinds of message, more inputs', async ({
  attack,
  tries,
}) => {
  const { desk, page } = await attack({ school: {} });
  await takeOver(desk, [page]);
  const names = [
    '',
    'signIn',
    '__proto__',
    'desk.changed',
    'signIn.current ',
    'SIGNIN.CURRENT',
    'ELECTRON_BROWSER_REQUIRE',
    'GUEST_WINDOW_MANAGER_WINDOW_OPEN',
    'BROWSER_REQUIRE',
    'BROWSER_GET_BUILTIN',
  ];
  for (const answer of await rawInvoke(
    page,
    names.map((name) => [name, {}] as const),
  )) {
    expect(String(answer)).toMatch(/^rejected: /);
    tries.add();
  }
  const more = await page.evaluate(async (names) => {
    const raw = Reflect.get(globalThis, 'raw') as Record<
      'invoke' | 'send' | 'sendSync',
      (...parts: unknown[]) => Promise<unknown>
    >;
    for (const name of [...names, 'signIn.begin', 'signIn.setUp', 'staff.search'])
      void raw.send(name, { any: 'thing' });
    return [
      // Main ignores further arguments, and the input itself stays missing.
      await raw.invoke(
        'signIn.begin',
        undefined,
        { username: 'maria', password: 'x' },
        { windowId: 1, portal: 'office' },
      ),
      await raw.invoke('staff.search', undefined, { signedIn: { account: { role: 'manager' } } }),
    ];
  }, names);
  expect(more.map(outcomeOf)).toEqual(['input-refused', 'no-session']);
  tries.add(names.length + 5);
  expect(await stageIn(page)).toBe('signed-out');
});
