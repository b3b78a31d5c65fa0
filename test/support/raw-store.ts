import { createHmac, hkdfSync } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { openRing, readDeskFile } from '../../main/school/keys/desk-file';
import { fakeKeyProtector } from './fake-key-protector';

/** A second connection to a data directory's store, past the application. */
export class RawStore {
  sqlite: Sqlite.Database;

  constructor(private readonly directory: string) {
    this.sqlite = new Sqlite(join(directory, 'latchkey.db'));
  }

  /** Takes the file that is there now: a restore puts another one in its place. */
  reopen(): void {
    this.sqlite.close();
    this.sqlite = new Sqlite(join(this.directory, 'latchkey.db'));
  }

  /** All rows of a query. */
  rows(query: string, ...values: unknown[]): Record<string, unknown>[] {
    return this.sqlite.prepare<unknown[], Record<string, unknown>>(query).all(...values);
  }

  /** Changes rows; returns how many. */
  run(query: string, ...values: unknown[]): number {
    return this.sqlite.prepare(query).run(...values).changes;
  }

  /** Makes every write of an audit event fail, as a full disk would. */
  breakAudit(): void {
    this.sqlite.exec(
      "create trigger no_audit before insert on audit_events begin select raise(abort, 'audit is broken'); end",
    );
  }

  /** Mends what `breakAudit` broke. */
  mendAudit(): void {
    this.sqlite.exec('drop trigger no_audit');
  }

  /** Makes every transaction that writes an audit event fail, but only at its commit. */
  breakCommits(): void {
    this.sqlite.exec(`
      create table late_failures (missing text references accounts (id) deferrable initially deferred);
      create trigger no_commit after insert on audit_events begin insert into late_failures values ('nobody'); end`);
  }

  /** Mends what `breakCommits` broke. */
  mendCommits(): void {
    this.sqlite.exec('drop trigger no_commit; drop table late_failures');
  }

  /** Every row of every table but the audit log, as text that can be compared. */
  contents(): string {
    const tables = this.rows(
      "select name from sqlite_master where type = 'table' and name <> 'audit_events' order by name",
    );
    return JSON.stringify(
      tables.map(({ name }) => [name, this.rows(`select * from "${String(name)}" order by 1, 2`)]),
    );
  }

  /** Actions of the audit log in order, failures with a `!` before them. */
  audited(): string[] {
    return this.rows('select action, outcome from audit_events order by sequence').map(
      ({ action, outcome }) => `${outcome === 'failure' ? '!' : ''}${String(action)}`,
    );
  }

  close(): void {
    this.sqlite.close();
  }
}

/** The first data key of a desk that the fake keychain protects. */
export const dataKeyOf = (directory: string): Buffer => {
  const file = readDeskFile(directory);
  const deskKey = file && fakeKeyProtector('keychain').unwrap(Buffer.from(file.deskKey, 'base64'));
  if (!deskKey) throw new Error('The desk file does not open');
  return openRing(file, deskKey).current.key;
};

/** Sequences of audit rows whose MAC does not fit; by an implementation of our own. `dataKeys` are the desk's, the oldest first. */
export const brokenAuditRows = (store: RawStore, ...dataKeys: readonly Buffer[]): number[] => {
  const keys = dataKeys.map((dataKey) =>
    Buffer.from(hkdfSync('sha256', dataKey, '', 'latchkey/audit-chain/1', 32)),
  );
  const columns = [
    'host_id',
    'sequence',
    'desk_id',
    'era',
    'occurred_at',
    'action',
    'outcome',
    'actor_id',
    'actor_name',
    'subject_id',
    'subject_name',
    'portal',
    'details',
  ];
  let before: Buffer = Buffer.alloc(0);
  const broken: number[] = [];
  store.rows('select * from audit_events order by sequence').forEach((row, index) => {
    const mac = row['mac'] as Buffer;
    // The first byte says which data key made it.
    const [keyId = 0] = mac;
    const hmac = createHmac('sha256', keys[keyId - 1] ?? '');
    for (const part of [...columns.map((column) => Buffer.from(String(row[column]))), before]) {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(part.length);
      hmac.update(length).update(part);
    }
    if (!Buffer.concat([Buffer.from([keyId]), hmac.digest()]).equals(mac) || row['sequence'] !== index + 1)
      broken.push(Number(row['sequence']));
    before = mac;
  });
  return broken;
};

/** Files below a folder, in which any of the texts stands (as UTF-8, UTF-16, hex or Base64 bytes). */
export const filesHolding = (directory: string, secrets: readonly (string | Buffer)[]): string[] => {
  const needles = secrets.flatMap((secret) => {
    const bytes = Buffer.from(secret as string);
    return [
      bytes,
      Buffer.from(bytes.toString('hex')),
      Buffer.from(bytes.toString('base64').replace(/=+$/, '')),
      Buffer.from(bytes.toString('latin1'), 'utf16le'),
    ];
  });
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file);
      return needles.some((needle) => bytes.includes(needle));
    });
};
