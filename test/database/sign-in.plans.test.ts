import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type PreparedSchool, prepareSchool } from '../support/prepared-school';
import { RawStore } from '../support/raw-store';

let school: PreparedSchool;
beforeAll(async () => {
  school = await prepareSchool({ twoFactor: true });
});
afterAll(() => school.remove());

test('whatever a sign-in asks the store is found by an index, in its order', async () => {
  const open = await school.open();
  const raw = new RawStore(open.desk.directory);
  const prepare = vi.spyOn(Sqlite.prototype, 'prepare');
  await open.signIn('frank');
  const asked = prepare.mock.calls.map(([statement]) => statement).filter((text) => / where /.test(text));
  prepare.mockRestore();
  // What the start asked already is prepared already; this is new with the first sign-in.
  for (const table of ['accounts', 'authenticators', 'throttles', 'notices'])
    expect(asked.join('\n')).toContain(`"${table}"`);
  const plans = asked.map((statement) => ({
    statement,
    steps: raw.sqlite
      .prepare<unknown[], { detail: string }>(`explain query plan ${statement}`)
      .all(...[...statement.matchAll(/\?/g)].map(() => ''))
      .map(({ detail }) => detail),
  }));
  const slow = plans.filter(({ steps }) => steps.some((step) => /^SCAN|TEMP B-TREE/.test(step)));
  expect(slow).toEqual([]);
  raw.close();
  await open.remove();
});

test('no query of a sign-in is planned anew at each run', async () => {
  const open = await school.open();
  await open.signIn('frank');
  // The driver makes a function of its own for the rows of each plan, by the one way there is.
  let planned = 0;
  const real = globalThis.Function;
  globalThis.Function = new Proxy(real, {
    apply: (made, self, args: string[]) => {
      planned += 1;
      return Reflect.apply(made, self, args);
    },
  });
  try {
    await open.signIn('frank');
  } finally {
    globalThis.Function = real;
  }
  expect(planned).toBe(0);
  await open.remove();
});
