import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { AuditHead } from '../../main/school/audit/audit-head';
import { type OpenDesk, openDesk } from '../../main/school/open-desk';
import { systemClock } from '../../main/school/platform/clock';
import { systemRandom } from '../../main/school/platform/random';
import { fakeKeyProtector } from '../../test/support/fake-key-protector';
import type { SeededSchool, SeedSize } from '../school';
import { foundSmallSchool } from './small-school';
import { createDice } from './invented';
import { createEventWriter } from './event-writer';
import { writeAccounts } from './account-writer';

/** A step of the work and how far it is, 0 to 1. */
export type Tell = (step: string, done: number) => void;

const chunk = 20_000;

/**
 * Makes a desk with a school of any size in an empty directory: founded through the app's own services, then filled with
 * invented staff and two years of their sign-ins, chunk by chunk, sealed and chained as the app does it, so that `Verify log`
 * finds it whole. Only the first people have passwords and authenticators that anybody knows.
 */
export const seedSchool = async (
  directory: string,
  { accounts, events }: SeedSize,
  tell: Tell,
): Promise<SeededSchool> => {
  tell('founding the school', 0);
  const callers = await foundSmallSchool(directory);
  const desk = await openDesk({
    dataDirectory: directory,
    clock: systemClock,
    random: systemRandom,
    keyProtector: fakeKeyProtector(null),
  });
  const sqlite = new Sqlite(join(directory, 'latchkey.db'));
  try {
    await fill(sqlite, desk, { accounts, events }, tell);
    await new AuditHead(directory, desk.keys.hostId, desk.box, () => desk.database.onDisk()).save(
      desk.database.store,
    );
  } finally {
    sqlite.close();
    await desk.database.close();
  }
  return { directory, callers };
};

const fill = async (
  sqlite: Sqlite.Database,
  desk: OpenDesk,
  { accounts, events }: SeedSize,
  tell: Tell,
): Promise<void> => {
  // Losing power here costs a school that does not exist.
  sqlite.pragma('synchronous = OFF');
  sqlite.pragma('cache_size = -262144');
  const putBack = takeDown(sqlite);
  const dice = createDice(1);
  const people = writeAccounts(sqlite, desk, dice);
  for (let made = people.length; made < accounts; made += chunk) {
    sqlite.transaction(() => people.write(Math.min(chunk, accounts - made)))();
    tell('staff', Math.min(1, (made + chunk) / accounts));
    await breathe();
  }
  const log = createEventWriter(sqlite, desk, dice, people.all, events);
  while (log.written < events) {
    sqlite.transaction(() => log.write(Math.min(chunk, events - log.written)))();
    tell('audit events', log.written / events);
    await breathe();
  }
  tell('indexes', 0);
  sqlite.transaction(() => {
    log.finish();
    putBack();
  })();
  sqlite.pragma('wal_checkpoint(TRUNCATE)');
  tell('indexes', 1);
};

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Drops indexes and triggers for the time of the writing; what it returns makes them anew. */
const takeDown = (sqlite: Sqlite.Database): (() => void) => {
  const made = sqlite
    .prepare<[], { type: string; name: string; sql: string }>(
      "select type, name, sql from sqlite_master where type in ('index', 'trigger') and sql is not null order by type",
    )
    .all();
  for (const { type, name } of made.toReversed()) sqlite.exec(`drop ${type} "${name}"`);
  return () => {
    for (const { sql } of made) sqlite.exec(sql);
  };
};
