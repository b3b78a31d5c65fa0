import type { Kysely } from 'kysely';

interface Found {
  accounts: { id: string };
  account_words: {
    word: string;
    account_id: string;
    name_shared: number;
    initials: number;
    name_initials: number;
  };
}

/** With which letters the words of each account begin: a search for several words looks up the others for few people. */
export const up = async (db: Kysely<never>): Promise<void> => {
  for (const column of ['initials', 'name_initials'])
    await db.schema
      .alterTable('account_words')
      .addColumn(column, 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
  await fill(db as unknown as Kysely<Found>);
};

const accountsAtOnce = 1_000;

const fill = async (db: Kysely<Found>): Promise<void> => {
  let after = '';
  for (;;) {
    const ids = (
      await db
        .selectFrom('accounts')
        .select('id')
        .where('id', '>', after)
        .orderBy('id')
        .limit(accountsAtOnce)
        .execute()
    ).map(({ id }) => id);
    const last = ids.at(-1);
    if (last === undefined) return;
    const words = await db
      .selectFrom('account_words')
      .select(['account_id', 'word', 'name_shared'])
      .where('account_id', '>', after)
      .where('account_id', '<=', last)
      .execute();
    const wordsOf = new Map<string, typeof words>(ids.map((id) => [id, []]));
    for (const word of words) wordsOf.get(word.account_id)?.push(word);
    for (const [id, all] of wordsOf)
      await db
        .updateTable('account_words')
        .set({
          initials: initialsOf(all.map(({ word }) => word)),
          name_initials: initialsOf(
            all.filter(({ name_shared }) => name_shared < notInName).map(({ word }) => word),
          ),
        })
        .where('account_id', '=', id)
        .execute();
    after = last;
  }
};

// What follows is main/school/accounts/search-words.ts as it was when this was written.
const notInName = 1_000_000;
const initialBits = 39;

const initialsOf = (words: readonly string[]): number =>
  [...new Set(words.map((word) => (word.codePointAt(0) ?? 0) % initialBits))].reduce(
    (initials, bit) => initials + 2 ** bit,
    0,
  );
