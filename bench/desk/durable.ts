import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { inTurn, measured, quantile, type Row } from '../measure';
import type { OpenSchool } from './open-school';
import { hashing } from './timed-argon2';

const callersAtOnce = 8;
const signInsACaller = 15;

/** The rows that one sign-in leaves, on a store of the same settings and shape: what the disk itself allows. */
const rawSignIns = (directory: string) => {
  const sqlite = new Sqlite(join(directory, 'raw.db'));
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.exec(`
    create table audit_events (desk_id text, sequence integer, occurred_at integer, action text, outcome text, actor_id text,
      actor_name text, subject_id text, subject_name text, portal text, details text, mac blob,
      primary key (desk_id, sequence));
    create table sessions (id text primary key, account_id text, desk_id text, portal text, created_at integer, ended_at integer);
    create table authenticators (id text primary key, last_step integer);
    insert into authenticators values ('one', 0);`);
  const event = sqlite.prepare('insert into audit_events values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const session = sqlite.prepare('insert into sessions values (?, ?, ?, ?, ?, ?)');
  const step = sqlite.prepare('update authenticators set last_step = ? where id = ? and last_step < ?');
  const id = '019a0000-0000-7000-8000-000000000000';
  const mac = Buffer.alloc(33);
  let sequence = 0;
  const append = (action: string): void => {
    sequence += 1;
    event.run(
      id,
      sequence,
      sequence,
      action,
      'success',
      id,
      'Frank Osei',
      id,
      'Frank Osei',
      'office',
      '{}',
      mac,
    );
  };
  const first = sqlite.transaction(() => append('sign-in.password'));
  const second = sqlite.transaction(() => {
    step.run(sequence, 'one', sequence);
    session.run(String(sequence), id, id, 'office', sequence, 0);
    append('sign-in.completed');
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
export const measureDurable = async (school: OpenSchool, directory: string, rounds: number): Promise<Row> => {
  const raw = rawSignIns(directory);
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
