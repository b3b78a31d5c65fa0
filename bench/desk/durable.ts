import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { inTurn, measured, quantile, type Row } from '../measure';
import type { OpenSchool } from './open-school';
import { hashing } from './timed-argon2';

const callersAtOnce = 8;
const signInsACaller = 15;

/**
 * The rows that one sign-in writes, in its two commits, by statements of our own on a copy of the school: the same tables, indexes
 * and file settings. What nobody can do faster on this disk.
 */
const rawSignIns = (school: string, directory: string) => {
  const file = join(directory, 'raw.db');
  const original = new Sqlite(join(school, 'latchkey.db'));
  original.exec(`vacuum into '${file}'`);
  original.close();
  const sqlite = new Sqlite(file);
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  const account = sqlite.prepare('select account_id from authenticators limit 1').pluck().get() as string;
  const desk = sqlite.prepare('select desk_id from audit_events limit 1').pluck().get() as string;
  const last = sqlite.prepare('select max(sequence) from audit_events where desk_id = ?').pluck().get(desk);
  const event = sqlite.prepare('insert into audit_events values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const session = sqlite.prepare('insert into sessions values (?, ?, ?, ?, ?, ?)');
  const step = sqlite.prepare(
    'update authenticators set last_step = ?, last_used_at = ? where account_id = ? and last_step < ?',
  );
  const count = sqlite.prepare(
    `insert into sign_in_counts (quarter_at, desk_id, portal, sign_ins, failures) values (?, ?, 'office', 1, 0)
     on conflict do update set sign_ins = sign_ins + 1`,
  );
  const name = 'Frank Osei';
  const mac = Buffer.alloc(33);
  let sequence = last as number;
  const append = (action: string): void => {
    sequence += 1;
    const now = Date.now();
    event.run(desk, sequence, now, action, 'success', account, name, account, name, 'office', '{}', mac);
  };
  const first = sqlite.transaction(() => append('sign-in.password'));
  const second = sqlite.transaction(() => {
    const now = Date.now();
    step.run(1_000_000_000 + sequence, now, account, 1_000_000_000 + sequence);
    session.run(`raw ${sequence}`, account, desk, 'office', now, 0);
    append('sign-in.completed');
    count.run(0, desk);
  });
  return {
    signIn: (): void => {
      first();
      second();
    },
    close: (): void => void sqlite.close(),
  };
};

/** Sign-ins a second by eight callers at once, all of them on the disk, hashing left out on both sides. */
export const measureDurable = async (
  school: OpenSchool,
  schoolDirectory: string,
  directory: string,
  rounds: number,
): Promise<Row> => {
  const raw = rawSignIns(schoolDirectory, directory);
  const total = callersAtOnce * signInsACaller;
  const perSecond = (milliseconds: number): number => (total * 1000) / milliseconds;
  const samples = await inTurn(rounds, {
    latchkey: async () => {
      hashing.leftOut = true;
      let spent = 0;
      for (let round = 0; round < signInsACaller; round += 1) {
        school.nextStep();
        const visits = school.callers
          .slice(0, callersAtOnce)
          .map((caller) => ({ caller, code: school.codeOf(caller), windowId: school.window() }));
        const startedAt = performance.now();
        await Promise.all(visits.map(({ caller, code, windowId }) => school.signIn(windowId, caller, code)));
        spent += performance.now() - startedAt;
        await Promise.all(visits.map(({ windowId }) => school.signOut(windowId)));
      }
      hashing.leftOut = false;
      return perSecond(spent);
    },
    raw: async () => {
      const startedAt = performance.now();
      for (let signIn = 0; signIn < total; signIn += 1) raw.signIn();
      return perSecond(performance.now() - startedAt);
    },
  });
  raw.close();
  const ratio = quantile(
    samples.latchkey.map((rate, round) => rate / (samples.raw[round] ?? Number.NaN)),
    0.5,
  );
  return {
    figure: 'durable sign-ins by 8 callers at once, without hashing',
    unit: '1/s',
    ours: measured(samples.latchkey),
    yardstick: { name: 'raw commits of the same rows', measured: measured(samples.raw) },
    ratio,
    bar: 'at least 0.7 times',
    held: ratio >= 0.7,
  };
};
