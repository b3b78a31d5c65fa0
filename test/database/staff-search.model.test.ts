import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessByRole, portals, roles } from '../../shared/access';
import { type StaffCursor } from '../../shared/ipc/staff-search';
import {
  noStaffFilter,
  sortDirections,
  type StaffFilter,
  staffSorts,
  twoFactorStates,
} from '../../shared/staff-list';
import type { StaffPage } from '../../main/school/staff/staff-search';
import { type MadeUp, StaffStore } from '../support/staff-store';
import { codeOf, valueOf } from '../support/test-desk';

const firstNames = [
  'Ann',
  'Anna',
  'Anna-Lena',
  'ÁNNA',
  'Zoë',
  'José María',
  'Łukasz',
  'Søren',
  'Ümit',
  "O'Neil",
];
const lastNames = [
  'Ann',
  'Andersson',
  'Straße',
  'van den Berg',
  '日本',
  'Smith',
  'Smithe',
  'ＷＩＤＥ',
  '🏅',
  'a b',
  'x_y 5%\\z',
];
const searches = [
  '',
  ' ',
  'a',
  'an',
  'ann',
  'ANNA',
  'anna an',
  'an anna',
  'an and',
  'lena',
  'ann-lena',
  'a-l',
  'zoe',
  'zoë',
  'jose',
  'maria j',

  'lukasz',
  'soren',
  'umit',
  'neil',
  "o'n",
  'strasse',
  'den ber',
  'berg van',
  '日',
  '本',
  'smith',
  'smithe s',

  'wide',
  '🏅',
  'b',
  'b a',
  'nobody',
  'nna',
  'mit',
  'son, ann',
  'maria-',
  '%',
  '_',
  '\\',
  'x_y',
  'x%y',
  'xay',
  '5%',
  '%\\z',
  '5\\z',
  '-',
  '\0',
  'ann\0smith',
  "'",
  'user',
  'user1',
  'user 1',
  '.1',
  'ann.1',
];

const folded = (text: string): string =>
  [...text.normalize('NFKD').toLowerCase()]
    .filter((letter) => !/[\u0300-\u036f]/u.test(letter))
    .join('')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l');
const isSign = (letter: string): boolean => !/[\p{L}\p{N}]/u.test(letter);
/** The typed words without the signs around them. A word of signs alone stays. */
const wordsOf = (text: string): string[] =>
  folded(text)
    .split(/[\s\0]+/u)
    .filter((word) => word !== '')
    .map((word) => {
      const letters = [...word];
      const first = letters.findIndex((letter) => !isSign(letter));
      const last = letters.findLastIndex((letter) => !isSign(letter));
      return first === -1 ? word : letters.slice(first, last + 1).join('');
    });

/** The plainest model there is: the name or, for managers, the username contains every word of the text. */
const isFound = (person: MadeUp, filter: StaffFilter, manages: boolean): boolean => {
  const searched = [folded(person.name), ...(manages ? [folded(person.username)] : [])];
  return (
    wordsOf(filter.text).every((typed) => searched.some((text) => text.includes(typed))) &&
    (filter.role === null || person.role === filter.role) &&
    (filter.portal === null || accessByRole[person.role].portals.includes(filter.portal)) &&
    (filter.active === null || person.active === filter.active) &&
    (filter.twoFactor === null || person.twoFactor === filter.twoFactor)
  );
};

const orNull = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.oneof(fc.constant(null), of);
const filters: fc.Arbitrary<StaffFilter> = fc.record({
  text: fc.constantFrom(...searches),
  role: orNull(fc.constantFrom(...roles)),
  portal: orNull(fc.constantFrom(...portals)),
  active: orNull(fc.boolean()),
  twoFactor: orNull(fc.constantFrom(...twoFactorStates)),
});

const people: MadeUp[] = firstNames.flatMap((first, one) =>
  lastNames.map((last, other) => {
    const number = one * lastNames.length + other;
    return {
      name: `${first} ${last}`,
      username: number % 3 === 0 ? `user${number}` : `${folded(first).replaceAll(/[^a-z]/g, '')}.${number}`,
      role: roles[number % 7 === 0 ? 0 : (number % 2) + 1] ?? 'instructor',
      active: number % 5 !== 0,
      twoFactor: twoFactorStates[number % 3] ?? 'set-up',
      lastSignInAt: number % 4 === 0 ? 0 : 1_000 + (number % 10),
    };
  }),
);

let kept: StaffStore;
const idOf = new Map<string, string>();
let viewers: Record<'manager' | 'front-desk', Parameters<StaffStore['search']['search']>[0]>;
beforeAll(async () => {
  kept = await StaffStore.make();
  const added = await kept.add(people);
  for (const { username, id } of added) idOf.set(username, id);
  const of = (role: string) => added.find((account) => account.role === role)!;
  viewers = { manager: of('manager'), 'front-desk': of('front-desk') };
});
afterAll(() => kept.close());

test('a search finds and counts the same people as a plain model, in any order and page length', async () => {
  await fc.assert(
    fc.asyncProperty(
      filters,
      fc.constantFrom(...staffSorts),
      fc.constantFrom(...sortDirections),
      fc.integer({ min: 1, max: 60 }),
      async (filter, sort, direction, limit) => {
        const found: string[] = [];
        let after: StaffCursor | null = null;
        let total: number | null = null;
        do {
          const page: StaffPage = valueOf(
            await kept.search.search(viewers.manager, { filter, sort, direction, after, skip: 0, limit }),
          );
          if (after === null) total = page.total;
          else expect(page.total).toBeNull();
          found.push(...page.rows.map(({ managed }) => managed?.username ?? ''));
          after = page.next;
        } while (after !== null);
        const expected = people.filter((person) => isFound(person, filter, true));
        expect(found.toSorted()).toEqual(expected.map(({ username }) => username).toSorted());
        expect(total).toBe(expected.length);
        expect(found).toEqual(inOrder(expected, sort, direction));
      },
    ),
    { numRuns: 400 },
  );
});

const keys: Readonly<Record<(typeof staffSorts)[number], (person: MadeUp) => string | number>> = {
  name: ({ name }) => folded(name),
  username: ({ username }) => username,
  role: ({ role }) => role,
  status: ({ active }) => (active ? 1 : 0),
  'two-factor': ({ twoFactor }) => twoFactor,
  'last-sign-in': ({ lastSignInAt }) => lastSignInAt,
};
const byteOrder = (one: string | number, other: string | number): number =>
  typeof one === 'number'
    ? one - Number(other)
    : Buffer.compare(Buffer.from(one), Buffer.from(String(other)));

/** Usernames in the requested order. The ids decide between equal people. */
const inOrder = (
  found: readonly MadeUp[],
  sort: (typeof staffSorts)[number],
  direction: string,
): string[] => {
  const ascending = found
    .toSorted(
      (one, other) =>
        byteOrder(keys[sort](one), keys[sort](other)) ||
        (sort === 'username' ? 0 : byteOrder(keys.name(one), keys.name(other))) ||
        byteOrder(idOf.get(one.username) ?? '', idOf.get(other.username) ?? ''),
    )
    .map(({ username }) => username);
  return direction === 'ascending' ? ascending : ascending.toReversed();
};

/** Few letters, so that many people share beginnings and words. `joined` adds the separators that people type. */
const lettersOf = (shortest: number, longest: number) =>
  fc.string({
    unit: fc.constantFrom('a', 'b', 'á', 'B', 'ß', '1', '日'),
    minLength: shortest,
    maxLength: longest,
  });
const joined = (words: fc.Arbitrary<string>, shortest: number, longest: number): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(words, fc.constantFrom(' ', '  ', '-', "'", '.', '%', '_', '\\')), {
      minLength: shortest,
      maxLength: longest,
    })
    .map((parts) => parts.map(([word, sign]) => `${word}${sign}`).join(''));

test('a search finds and counts the same people as a plain model for any names, texts and viewers', async () => {
  const own = await StaffStore.make();
  const random: MadeUp[] = fc
    .sample(fc.tuple(joined(lettersOf(1, 4), 1, 4), joined(lettersOf(1, 3), 1, 2)), {
      numRuns: 150,
      seed: 20_261_125,
    })
    .map(([name, username], number) => ({
      name: name.trim(),
      username: `${username.trim()}${number}`,
      role: roles[number % roles.length] ?? 'instructor',
      active: number % 4 !== 0,
      twoFactor: twoFactorStates[number % 3] ?? 'set-up',
      lastSignInAt: 0,
    }));
  const added = await own.add(random);
  const viewer = (role: string) => added.find((account) => account.role === role)!;
  await fc.assert(
    fc.asyncProperty(
      joined(lettersOf(1, 2), 0, 4),
      orNull(fc.boolean()),
      fc.boolean(),
      fc.integer({ min: 1, max: 40 }),
      async (text, active, manages, limit) => {
        const filter = { ...noStaffFilter, text, active };
        const by = viewer(manages ? 'manager' : 'front-desk');
        const found: string[] = [];
        let after: StaffCursor | null = null;
        let total: number | null = null;
        do {
          const ask = { filter, sort: 'name', direction: 'ascending', after, skip: 0, limit } as const;
          const page: StaffPage = valueOf(await own.search.search(by, ask));
          total ??= page.total;
          found.push(...page.rows.map(({ accountId }) => accountId));
          after = page.next;
        } while (after !== null);
        const expected = added.filter((_, index) => isFound(random[index]!, filter, manages));
        expect(found).toEqual(
          expected
            .toSorted((one, other) => byteOrder(one.name_key, other.name_key) || byteOrder(one.id, other.id))
            .map(({ id }) => id),
        );
        expect(total).toBe(expected.length);
      },
    ),
    { numRuns: 400 },
  );
  await own.close();
});

test('a jump to a row lands where paging leads', async () => {
  const all = { filter: noStaffFilter, sort: 'name', direction: 'ascending', after: null } as const;
  const everybody = valueOf(await kept.search.search(viewers.manager, { ...all, skip: 0, limit: 100 }));
  const part = valueOf(await kept.search.search(viewers.manager, { ...all, skip: 60, limit: 20 }));
  expect(part.rows).toEqual(everybody.rows.slice(60, 80));
  const first = valueOf(await kept.search.search(viewers.manager, { ...all, skip: 0, limit: 10 }));
  const further = { ...all, after: first.next, skip: 20, limit: 5 };
  expect(valueOf(await kept.search.search(viewers.manager, further)).rows).toEqual(
    everybody.rows.slice(30, 35),
  );
});

test('a viewer who may not manage searches names alone, and can neither filter nor sort by hidden columns', async () => {
  const viewer = viewers['front-desk'];
  const ask = { sort: 'name', direction: 'ascending', after: null, skip: 0, limit: 200 } as const;
  for (const text of searches) {
    const filter = { ...noStaffFilter, text };
    const { rows, total } = valueOf(await kept.search.search(viewer, { ...ask, filter }));
    const expected = people.filter((person) => isFound(person, filter, false));
    expect([text, rows.map(({ name }) => name).toSorted()]).toEqual([
      text,
      expected.map(({ name }) => name).toSorted(),
    ]);
    expect(total).toBe(expected.length);
    expect(rows.every(({ managed }) => managed === null)).toBe(true);
  }
  for (const sort of ['username', 'two-factor', 'last-sign-in'] as const)
    expect(codeOf(await kept.search.search(viewer, { ...ask, sort, filter: noStaffFilter }))).toBe(
      'input-refused',
    );
  const filter = { ...noStaffFilter, twoFactor: 'set-up' } as const;
  expect(codeOf(await kept.search.search(viewer, { ...ask, filter }))).toBe('input-refused');
});

test('a key that nobody confirmed in its time counts as none, even before its removal', async () => {
  const own = await StaffStore.make();
  const person = { role: 'manager', active: true, lastSignInAt: 0 } as const;
  const [viewer] = await own.add([
    { ...person, name: 'Maria', username: 'maria', twoFactor: 'set-up' },
    { ...person, name: 'Nora', username: 'nora', twoFactor: 'pending' },
  ]);
  const found = async (twoFactor: StaffFilter['twoFactor']) => {
    const ask = { sort: 'two-factor', direction: 'ascending', after: null, skip: 0, limit: 10 } as const;
    const page = await own.search.search(viewer!, { ...ask, filter: { ...noStaffFilter, twoFactor } });
    return valueOf(page).rows.map(({ name, managed }) => [name, managed?.twoFactor]);
  };
  expect(await found('pending')).toEqual([['Nora', 'pending']]);
  own.clock.pass(1_000);
  expect(await found('pending')).toEqual([]);
  expect(await found('not-set-up')).toEqual([['Nora', 'not-set-up']]);
  await own.close();
});

test('a search finds a changed account at once, under its new values only', async () => {
  const own = await StaffStore.make();
  const person: MadeUp = {
    name: 'Berta Kahn',
    username: 'berta',
    role: 'instructor',
    active: true,
    twoFactor: 'not-set-up',
    lastSignInAt: 0,
  };
  const [maria, berta] = await own.add([
    { ...person, name: 'Maria', username: 'maria', role: 'manager' },
    person,
  ]);
  const change = {
    name: 'Rosa Ek',
    username: 'rosa',
    username_key: 'rosa',
    role: 'front-desk',
    active: 0,
  } as const;
  await own.accounts.change(own.store, berta!, change, true);
  const found = async (filter: Partial<StaffFilter>) => {
    const ask = { sort: 'name', direction: 'ascending', after: null, skip: 0, limit: 10 } as const;
    const page = await own.search.search(maria!, { ...ask, filter: { ...noStaffFilter, ...filter } });
    return valueOf(page).rows.map(({ name }) => name);
  };
  expect(await found({ text: 'berta' })).toEqual([]);
  expect(await found({ text: 'kahn' })).toEqual([]);
  expect(await found({ text: 'ros', role: 'front-desk', active: false })).toEqual(['Rosa Ek']);
  expect(await found({ text: 'ek', role: 'instructor' })).toEqual([]);
  expect(await found({ text: 'ek', active: true })).toEqual([]);
  await own.close();
});
