import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { inTurn, measured, quantile, ratioOf, type Row, timed } from '../measure';
import { everyEvent } from '../../shared/ipc/audit-contract';
import type { OpenSchool } from './open-school';

const noFilter = { text: '', role: null, portal: null, active: null, twoFactor: null };
const firstPage = { sort: 'name', direction: 'ascending', after: null, skip: 0, limit: 50 } as const;

/** What somebody types, letter by letter: the beginnings of a name. */
const typed = ['m', 'ma', 'mar', 'mari', 'maria', 'maria l', 'maria lo'];

/** Calls of the lists as the screens make them, beside the bare indexed query of the same rows. */
export const measureLists = async (school: OpenSchool, directory: string, rounds: number): Promise<Row[]> => {
  const manager = school.callers[0];
  if (!manager) throw new Error('Nobody manages the school');
  school.nextStep();
  const windowId = school.window();
  await school.signIn(windowId, manager, school.codeOf(manager));
  const sqlite = new Sqlite(join(directory, 'latchkey.db'), { readonly: true });
  const word = sqlite.prepare(
    `select account_id from account_words where word >= ? and word < ? and shared < ? order by name_key limit 50`,
  );
  const accounts = sqlite.prepare('select * from accounts where id = ?');
  const events = sqlite.prepare(
    'select * from audit_events order by occurred_at desc, desk_id desc, sequence desc limit 50',
  );
  const person = sqlite.prepare('select id from accounts limit 1 offset 20').pluck().get() as string;
  const ofPerson = sqlite.prepare(
    "select * from audit_events where subject_id = ? and outcome = 'failure' order by occurred_at desc limit 50",
  );
  let letter = 0;
  const next = (): string => typed[letter++ % typed.length] ?? '';

  const rows: Row[] = [];
  const beside = async (figure: string, ours: () => Promise<unknown>, bare: () => unknown): Promise<void> => {
    const samples = await inTurn(rounds, {
      latchkey: () => timed(ours),
      bare: () => timed(bare),
    });
    const p99 = quantile(samples.latchkey, 0.99);
    rows.push({
      figure: `${figure}, p99`,
      unit: 'ms',
      ours: { ...measured(samples.latchkey), median: p99 },
      yardstick: { name: 'the bare indexed query', measured: measured(samples.bare) },
      ratio: ratioOf(samples.latchkey, samples.bare),
      bar: 'p99 under 16 ms',
      held: p99 < 16,
    });
  };

  await beside(
    'search as you type',
    () => school.call(windowId, 'staff.search', { ...firstPage, filter: { ...noFilter, text: next() } }),
    () => {
      const term = (next().split(' ')[0] ?? '') || 'm';
      for (const { account_id } of word.all(term, `${term}\u{10ffff}`, term.length) as {
        account_id: string;
      }[])
        accounts.get(account_id);
    },
  );
  await beside(
    'staff list, filtered by two filters',
    () =>
      school.call(windowId, 'staff.search', {
        ...firstPage,
        filter: { ...noFilter, role: 'front-desk', twoFactor: 'not-set-up' },
      }),
    () =>
      sqlite
        .prepare(
          `select * from accounts where role = 'front-desk' and two_factor = 'not-set-up' order by name_key limit 50`,
        )
        .all(),
  );
  await beside(
    'a page of the audit log',
    () => school.call(windowId, 'audit.page', { filter: everyEvent, after: null }),
    () => events.all(),
  );
  await beside(
    'a page of the audit log, refused tries of one person',
    () =>
      school.call(windowId, 'audit.page', {
        filter: { ...everyEvent, person, outcome: 'failure' },
        after: null,
      }),
    () => ofPerson.all(person),
  );
  sqlite.close();
  await school.signOut(windowId);
  return rows;
};
