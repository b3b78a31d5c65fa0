import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { inTurn, measured, ratioOf } from '../measure';
import { judged } from '../rows';
import type { Figures } from './growth';
import type { Sized } from './sized';
import { hashing } from './timed-argon2';

const callersAtOnce = 8;
const signInsACaller = 15;
const total = callersAtOnce * signInsACaller;

/**
 * The rows that one sign-in writes, in its two commits, by statements of our own on a copy of the school: the same tables, indexes
 * and file settings. What nobody can do faster on this disk.
 */
export const rawSignIns = (copy: string) => {
  const sqlite = new Sqlite(join(copy, 'latchkey.db'));
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  const account = sqlite.prepare('select account_id from authenticators limit 1').pluck().get() as string;
  const desk = sqlite.prepare('select host_id from audit_events limit 1').pluck().get() as string;
  const last = sqlite.prepare('select max(sequence) from audit_events where host_id = ?').pluck().get(desk);
  const event = sqlite.prepare('insert into audit_events values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const session = sqlite.prepare('insert into sessions values (?, ?, ?, ?, ?, 1, ?, ?)');
  const step = sqlite.prepare(
    'update authenticators set last_step = ?, last_used_at = ? where account_id = ? and last_step < ?',
  );
  const count = sqlite.prepare(
    `insert into sign_in_counts (quarter_at, host_id, portal, sign_ins, failures) values (?, ?, 'office', 1, 0)
     on conflict do update set sign_ins = sign_ins + 1`,
  );
  const name = 'Frank Osei';
  const mac = Buffer.alloc(33);
  let sequence = last as number;
  const append = (action: string): void => {
    sequence += 1;
    const now = Date.now();
    event.run(
      desk,
      sequence,
      desk,
      now,
      action,
      'success',
      account,
      name,
      account,
      name,
      'office',
      '{}',
      mac,
    );
  };
  const first = sqlite.transaction(() => append('sign-in.password'));
  const second = sqlite.transaction(() => {
    const now = Date.now();
    step.run(1_000_000_000 + sequence, now, account, 1_000_000_000 + sequence);
    session.run(`raw ${sequence}`, account, desk, desk, 'office', now, 0);
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

const perSecond = (milliseconds: number): number => (total * 1000) / milliseconds;

/**
 * Eight callers at once sign in, all of it on the disk, so many times; how many that are a second. With `eachInTurn` each call comes in a
 * turn of the event loop of its own, as messages of windows do.
 */
export const atOnce =
  ({ school, callers }: Sized, eachInTurn = false) =>
  async (): Promise<number> => {
    hashing.leftOut = true;
    let spent = 0;
    try {
      for (let round = 0; round < signInsACaller; round += 1) {
        school.nextStep();
        const visits = callers
          .slice(0, callersAtOnce)
          .map((caller) => ({ caller, code: school.codeOf(caller), windowId: school.window() }));
        const startedAt = performance.now();
        await Promise.all(
          visits.map(async ({ caller, code, windowId }, place) => {
            const turns = eachInTurn ? place : 0;
            for (let turn = 0; turn < turns; turn += 1) await setImmediate();
            return school.signIn(windowId, caller, code);
          }),
        );
        spent += performance.now() - startedAt;
        await Promise.all(visits.map(({ windowId }) => school.signOut(windowId)));
      }
    } finally {
      hashing.leftOut = false;
    }
    return perSecond(spent);
  };

/** Sign-ins a second by eight callers at once, hashing left out, beside raw commits on a copy of the same school (`copies`). */
export const measureDurable = async (
  schools: readonly Sized[],
  copies: ReadonlyMap<number, string>,
  rounds: number,
): Promise<Figures> => {
  const subjects: Record<string, () => Promise<number>> = {};
  const raws: { close(): void }[] = [];
  for (const sized of schools) {
    const raw = rawSignIns(copies.get(sized.accounts) ?? '');
    raws.push(raw);
    subjects[`ours ${sized.accounts}`] = atOnce(sized);
    subjects[`raw ${sized.accounts}`] = async () => {
      const startedAt = performance.now();
      for (let signIn = 0; signIn < total; signIn += 1) raw.signIn();
      return perSecond(performance.now() - startedAt);
    };
  }
  const samples: Record<string, number[]> = await inTurn<string>(rounds, subjects);
  for (const raw of raws) raw.close();
  const ours = ({ accounts }: Sized): number[] => samples[`ours ${accounts}`] ?? [];
  const raw = ({ accounts }: Sized): number[] => samples[`raw ${accounts}`] ?? [];
  return {
    rowsOf: (sized) => [
      judged({
        figure: 'durable sign-ins by 8 callers at once, without hashing',
        unit: '1/s',
        ours: measured(ours(sized)),
        yardstick: { name: 'raw commits of the same rows', measured: measured(raw(sized)) },
        ratio: ratioOf(ours(sized), raw(sized)),
        tail: null,
        bar: { kind: 'at-least', times: 0.7 },
      }),
    ],
    growing: [{ figure: 'durable sign-ins by 8 callers at once', unit: '1/s', samplesOf: ours }],
  };
};
