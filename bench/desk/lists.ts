import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { everyEvent } from '../../shared/ipc/audit-contract';
import { inTurn, measured, quantile, ratioOf, timed } from '../measure';
import { judged } from '../rows';
import type { Figures } from './growth';
import type { Sized } from './sized';

const noFilter = { text: '', role: null, portal: null, active: null, twoFactor: null };
const firstPage = { sort: 'name', direction: 'ascending', after: null, skip: 0, limit: 50 } as const;

/** What somebody types, letter by letter: the beginnings of a name. */
const typed = ['m', 'ma', 'mar', 'mari', 'maria', 'maria l', 'maria lo'];

/** The same for one of the callers, who are in schools of every size; and a page that even the smallest fills. */
const typedCaller = ['c', 'ca', 'cal', 'call', 'calle', 'caller', 'caller 1'];
const shortPage = 7;

/** So many calls before any counts. */
export const listWarmUps = 20;

/** A list as a screen asks for it, and the bare indexed query of the same rows. */
interface Listed {
  readonly figure: string;
  readonly ours: () => Promise<unknown>;
  readonly bare: () => unknown;
  /** A call whose answer has as many rows at every school, where that of `ours` has not. */
  readonly growing?: () => Promise<unknown>;
}

/** The lists at one school, asked for by its manager. */
export const listsOf = async ({ school, callers, directory }: Sized) => {
  const manager = callers[0];
  if (!manager) throw new Error('Nobody manages the school');
  school.nextStep();
  const windowId = school.window();
  await school.signIn(windowId, manager, school.codeOf(manager));
  const sqlite = new Sqlite(join(directory, 'latchkey.db'), { readonly: true });
  const word = sqlite
    .prepare("select id from accounts where search_text like '%' || ? || '%' order by name_key limit 50")
    .pluck();
  const account = sqlite.prepare('select * from accounts where id = ?');
  const filtered = sqlite.prepare(
    "select * from accounts where role = 'front-desk' and id not in (select account_id from authenticators) order by name_key limit 50",
  );
  const events = sqlite.prepare('select * from audit_events order by occurred_at desc limit 50');
  // Somebody with as many refused tries at every school: two, or what comes nearest.
  const person = sqlite
    .prepare(
      `select subject_id from audit_events where outcome = 'failure' group by subject_id
       order by abs(count(*) - 2), subject_id limit 1`,
    )
    .pluck()
    .get() as string;
  const ofPerson = sqlite.prepare(
    "select * from audit_events where subject_id = ? and outcome = 'failure' order by occurred_at desc limit 50",
  );
  let letter = 0;
  let bareLetter = 0;
  let callersLetter = 0;
  const search = (filter: unknown, limit = firstPage.limit as number): Promise<unknown> =>
    school.call(windowId, 'staff.search', { ...firstPage, limit, filter });
  const page = (filter: unknown): Promise<unknown> =>
    school.call(windowId, 'audit.page', { filter, after: null });
  const lists: readonly Listed[] = [
    {
      figure: 'search as you type',
      ours: () => search({ ...noFilter, text: typed[letter++ % typed.length] }),
      bare: () => {
        const term = typed[bareLetter++ % typed.length]?.split(' ')[0] ?? '';
        for (const id of word.all(term)) account.get(id);
      },
      growing: () =>
        search({ ...noFilter, text: typedCaller[callersLetter++ % typedCaller.length] }, shortPage),
    },
    {
      figure: 'staff list, filtered by two filters',
      ours: () => search({ ...noFilter, role: 'front-desk', twoFactor: 'not-set-up' }),
      bare: () => filtered.all(),
      growing: () => search({ ...noFilter, role: 'front-desk', twoFactor: 'set-up' }, shortPage),
    },
    { figure: 'a page of the audit log', ours: () => page(everyEvent), bare: () => events.all() },
    {
      figure: 'a page of the audit log, refused tries of one person',
      ours: () => page({ ...everyEvent, person, outcome: 'failure' }),
      bare: () => ofPerson.all(person),
    },
  ];
  return {
    lists,
    close: async (): Promise<void> => {
      sqlite.close();
      await school.signOut(windowId);
    },
  };
};

/** Calls of the lists as the screens make them, at every school in turn, beside the bare indexed query. */
export const measureLists = async (schools: readonly Sized[], rounds: number): Promise<Figures> => {
  const opened = new Map<Sized, Awaited<ReturnType<typeof listsOf>>>();
  for (const sized of schools) opened.set(sized, await listsOf(sized));
  const figures = [...opened.values()][0]?.lists.map(({ figure }) => figure) ?? [];
  const samples: Record<string, number[]> = {};
  // One list after the other: what is asked for in turn is the same of every school.
  for (const [index] of figures.entries()) {
    const subjects: Record<string, () => Promise<number>> = {};
    for (const [sized, { lists }] of opened) {
      const list = lists[index];
      if (!list) continue;
      const growing = list.growing ?? list.ours;
      for (let done = 0; done < listWarmUps; done += 1) {
        await list.ours();
        await growing();
      }
      subjects[`ours ${index} ${sized.accounts}`] = () => timed(list.ours);
      subjects[`bare ${index} ${sized.accounts}`] = () => timed(list.bare);
      if (list.growing) subjects[`growing ${index} ${sized.accounts}`] = () => timed(growing);
    }
    Object.assign(samples, await inTurn<string>(rounds, subjects));
  }
  for (const { close } of opened.values()) await close();
  const of = (whose: 'ours' | 'bare' | 'growing', index: number, { accounts }: Sized): number[] =>
    samples[`${whose} ${index} ${accounts}`] ?? [];
  return {
    rowsOf: (sized) =>
      figures.map((figure, index) => {
        const ours = of('ours', index, sized);
        const bare = of('bare', index, sized);
        return judged({
          figure,
          unit: 'ms',
          ours: measured(ours),
          yardstick: { name: 'the bare indexed query', measured: measured(bare) },
          ratio: ratioOf(ours, bare),
          tail: quantile(ours, 0.99),
          bar: { kind: 'p99', limit: 16 },
        });
      }),
    growing: figures.map((figure, index) => ({
      figure,
      unit: 'ms',
      samplesOf: (sized) => {
        const growing = of('growing', index, sized);
        return growing.length > 0 ? growing : of('ours', index, sized);
      },
    })),
  };
};
