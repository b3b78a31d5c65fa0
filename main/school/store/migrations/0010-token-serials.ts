import { type Kysely, sql } from 'kysely';

/** Tokens by their serial number. An app has none, and no place in it. */
export const up = async (db: Kysely<never>): Promise<void> => {
  await sql`create index authenticators_by_serial on authenticators (serial) where serial <> ''`.execute(db);
};
