import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { openRing, readDeskFile } from '../../../main/school/keys/desk-file';
import { brokenAuditRows, RawStore } from '../../support/raw-store';

/** The store's file in a data directory. */
export const storePath = (directory: string): string => join(directory, 'latchkey.db');

/** An empty data directory, or a copy of another one. */
export const newDirectory = (from: string | null = null): string => {
  const directory = mkdtempSync(join(tmpdir(), 'latchkey-fault-'));
  if (from !== null) cpSync(from, directory, { recursive: true });
  return directory;
};

/** Removes data directories, also while a killed process still writes to them. */
export const removeDirectories = (directories: readonly string[]): void => {
  for (const directory of directories)
    rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
};

/** A fingerprint of a file for comparison, or null if there is no file. */
export const digestOf = (file: string): string | null =>
  existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : null;

/** Opens the store without the app, lets `look` read it, and closes it. */
export const looking = <T>(directory: string, look: (raw: RawStore) => T): T => {
  const raw = new RawStore(directory);
  try {
    return look(raw);
  } finally {
    raw.close();
  }
};

/** Changes the store with SQL while no app runs, and leaves one file. */
export const changeStore = (directory: string, sql: string): void => {
  const sqlite = new Sqlite(storePath(directory));
  try {
    sqlite.exec(sql);
  } finally {
    sqlite.close();
  }
};

/** The data keys of a desk without a key store, the oldest first. */
const dataKeys = (directory: string): Buffer[] => {
  const file = readDeskFile(directory);
  if (file?.protectedBy !== 'key-file') throw new Error('Not a desk with a key file');
  return openRing(file, Buffer.from(file.deskKey, 'base64')).all.map(({ key }) => key);
};

const countOf = (raw: RawStore, query: string, ...values: unknown[]): number =>
  Number(raw.rows(query, ...values)[0]?.['n'] ?? 0);

/**
 * Everything incomplete in a store: damage, a chain that the tests' own implementation finds broken, and each state without
 * its audit event or event without its state. Empty if the store is whole.
 */
export const halves = (directory: string): string[] =>
  looking(directory, (raw) => {
    const found: string[] = [];
    const expectEqual = (what: string, one: number, other: number): void => {
      if (one !== other) found.push(`${what}: ${one} and ${other}`);
    };
    const events = (action: string, outcome = 'success'): number =>
      countOf(
        raw,
        'select count(*) as n from audit_events where action = ? and outcome = ?',
        action,
        outcome,
      );
    const count = (rest: string): number => countOf(raw, `select count(*) as n from ${rest}`);

    const integrity = raw.rows('pragma integrity_check')[0]?.['integrity_check'];
    if (integrity !== 'ok') found.push(`integrity_check: ${String(integrity)}`);
    expectEqual('rows that point nowhere', raw.rows('pragma foreign_key_check').length, 0);
    const broken = brokenAuditRows(raw, ...dataKeys(directory));
    if (broken.length > 0) found.push(`audit rows whose MAC does not fit: ${broken.join(', ')}`);
    for (const { sequence, details } of raw.rows(
      "select sequence, details from audit_events where action = 'audit.found-broken'",
    ))
      found.push(`audit.found-broken at ${String(sequence)}: ${String(details)}`);

    expectEqual('sessions and sign-ins', count('sessions'), events('sign-in.completed'));
    expectEqual(
      'notices and resets',
      // One notice may tell of several resets by one manager.
      countOf(raw, "select coalesce(sum(count), 0) as n from notices where kind = 'two-factor-reset'"),
      events('two-factor.reset'),
    );
    expectEqual('accounts and additions', count('accounts'), events('staff.added') + events('school.set-up'));
    expectEqual('schools and set-ups', count('school'), events('school.set-up'));
    for (const { version } of raw.rows('select version from school'))
      expectEqual('options and their changes', Number(version), 1 + events('options.changed'));
    for (const account of raw.rows('select id, username, version from accounts')) {
      const id = String(account['id']);
      const who = String(account['username']);
      const edits = countOf(
        raw,
        // A password that a manager sets has both events, so only one's own choice of a password counts as such.
        `select count(*) as n from audit_events where subject_id = ? and outcome = 'success'
          and (action in ('staff.edited', 'two-factor.reset') or (action = 'password.changed' and actor_id = subject_id))`,
        id,
      );
      expectEqual(`${who}'s version and edits`, Number(account['version']), 1 + edits);
      found.push(...halfFactors(raw, id, who));
    }
    return found;
  });

/** The contradictions between one person's authenticator, recovery codes and audit events. */
const halfFactors = (raw: RawStore, id: string, who: string): string[] => {
  const found: string[] = [];
  const confirmed = raw.rows(
    "select last_step from authenticators where account_id = ? and state = 'confirmed'",
    id,
  );
  const codes = raw.rows('select consumed_at from recovery_codes where account_id = ?', id);
  const history = raw.rows(
    "select action, occurred_at, details from audit_events where subject_id = ? and outcome = 'success' and action in ('two-factor.enrolled', 'two-factor.reset', 'sign-in.completed') order by sequence",
    id,
  );
  const last = history.findLastIndex(({ action }) => action !== 'sign-in.completed');
  const enrolled = last >= 0 && history[last]?.['action'] === 'two-factor.enrolled';
  if (enrolled !== confirmed.length > 0)
    found.push(`${who}: the log says enrolled=${enrolled}, the store does not`);
  if (codes.length !== (confirmed.length > 0 ? 10 : 0)) found.push(`${who}: ${codes.length} recovery codes`);
  if (!enrolled) return found;
  const since = history.slice(last).map((event) => ({ ...event, with: detailOf(event['details'], 'with') }));
  const used = codes.filter(({ consumed_at }) => Number(consumed_at) > 0).length;
  const recovered = since.filter((event) => event.with === 'recovery-code').length;
  if (used !== recovered) found.push(`${who}: ${used} recovery codes used, ${recovered} sign-ins with one`);
  // The tests type the code of the step that is running, so the event's time tells which step was accepted.
  const accepted = since.findLast((event) => event.with === 'code') as { occurred_at?: unknown } | undefined;
  const step = Math.floor(Number(accepted?.occurred_at ?? 0) / 30_000);
  if (Number(confirmed[0]?.['last_step'] ?? -1) < step - 1)
    found.push(`${who}: accepted step older than the log says`);
  return found;
};

const detailOf = (details: unknown, name: string): unknown =>
  (JSON.parse(String(details)) as Record<string, unknown>)[name];
