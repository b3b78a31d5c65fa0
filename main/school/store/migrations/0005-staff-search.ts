import { type Kysely, sql } from 'kysely';

const strict = sql`strict`;

/** What the list of accounts is filtered and sorted by. */
interface Found {
  accounts: { id: string; name: string; username: string; name_key: string };
  account_words: { word: string; account_id: string; shared: number; name_shared: number };
}

/**
 * Search, filters and orders of the staff list for a hundred thousand accounts: what it sorts and filters by stands on the
 * account, the beginnings that it is searched by in a table of words.
 */
export const up = async (db: Kysely<never>): Promise<void> => {
  await db.schema
    .alterTable('accounts')
    .addColumn('name_key', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await db.schema
    .alterTable('accounts')
    .addColumn('two_factor', 'text', (c) =>
      c.notNull().defaultTo('not-set-up').check(sql`two_factor in ('set-up', 'pending', 'not-set-up')`),
    )
    .execute();
  await db.schema
    .alterTable('accounts')
    .addColumn('last_sign_in_at', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createTable('account_words')
    .addColumn('word', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.notNull().references('accounts.id'))
    .addColumn('shared', 'integer', (c) => c.notNull())
    .addColumn('name_shared', 'integer', (c) => c.notNull())
    .addColumn('name_key', 'text', (c) => c.notNull())
    .addColumn('username_key', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('active', 'integer', (c) => c.notNull())
    .addColumn('two_factor', 'text', (c) => c.notNull())
    .addColumn('last_sign_in_at', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('account_words_key', ['word', 'account_id'])
    .modifyEnd(sql`${strict}, without rowid`)
    .execute();
  await db.schema
    .createIndex('account_words_by_account')
    .on('account_words')
    .columns(['account_id', 'word'])
    .execute();
  await fill(db as unknown as Kysely<Found>);
  for (const [name, columns] of Object.entries(orders))
    await db.schema.createIndex(`accounts_by_${name}`).on('accounts').columns(columns).execute();
  await db.schema
    .createIndex('authenticators_pending')
    .on('authenticators')
    .columns(['expires_at'])
    .where(sql.ref('state'), '=', sql.lit('pending'))
    .execute();
  for (const trigger of triggers) await trigger.execute(db);
};

/** An index an order, each with all that is filtered by: a page and a count are read off it alone. */
const orders: Readonly<Record<string, string[]>> = {
  name: ['name_key', 'id', 'role', 'active', 'two_factor'],
  username: ['username_key', 'id', 'role', 'active', 'two_factor'],
  role: ['role', 'name_key', 'id', 'active', 'two_factor'],
  status: ['active', 'name_key', 'id', 'role', 'two_factor'],
  two_factor: ['two_factor', 'name_key', 'id', 'role', 'active'],
  last_sign_in: ['last_sign_in_at', 'name_key', 'id', 'role', 'active', 'two_factor'],
};

const stateOf = (account: string) => {
  const has = (state: string) =>
    sql`exists (select 1 from authenticators where account_id = ${sql.ref(account)} and state = ${sql.lit(state)})`;
  return sql`case when ${has('confirmed')} then 'set-up' when ${has('pending')} then 'pending' else 'not-set-up' end`;
};

/** Writers of sessions and authenticators need not know of the list, and a restore that moves rows keeps it right. */
const triggers = [
  sql`create trigger accounts_signed_in after insert on sessions begin
    update accounts set last_sign_in_at = new.created_at
    where id = new.account_id and last_sign_in_at < new.created_at;
  end`,
  sql`create trigger accounts_two_factor_begun after insert on authenticators begin
    update accounts set two_factor = ${stateOf('new.account_id')} where id = new.account_id;
  end`,
  sql`create trigger accounts_two_factor_confirmed after update of state, account_id on authenticators begin
    update accounts set two_factor = ${stateOf('new.account_id')} where id = new.account_id;
  end`,
  sql`create trigger accounts_two_factor_removed after delete on authenticators begin
    update accounts set two_factor = ${stateOf('old.account_id')} where id = old.account_id;
  end`,
  sql`create trigger account_words_follow
    after update of name_key, username_key, role, active, two_factor, last_sign_in_at on accounts begin
    update account_words set name_key = new.name_key, username_key = new.username_key, role = new.role,
      active = new.active, two_factor = new.two_factor, last_sign_in_at = new.last_sign_in_at
    where account_id = new.id;
  end`,
];

/** Moves what is there: keys, words, states and last sign-ins of the accounts of before. */
const fill = async (db: Kysely<Found>): Promise<void> => {
  await sql`update accounts set two_factor = ${stateOf('accounts.id')}, last_sign_in_at =
    coalesce((select max(created_at) from sessions where account_id = accounts.id), 0)`.execute(db);
  for (const { id, name, username } of await db
    .selectFrom('accounts')
    .select(['id', 'name', 'username'])
    .execute()) {
    await db
      .updateTable('accounts')
      .set({ name_key: folded(name) })
      .where('id', '=', id)
      .execute();
    for (const { word, shared, nameShared } of wordsOf(name, username))
      await sql`insert into account_words
        select ${word}, id, ${shared}, ${nameShared}, name_key, username_key, role, active, two_factor, last_sign_in_at
        from accounts where id = ${id}`.execute(db);
  }
};

// What follows is main/school/accounts/search-words.ts as it was when this was written.
const plain: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '')
    .replace(/[ßæœøłđðþı]/gu, (letter) => plain[letter] ?? letter);

const split = (text: string): string[] =>
  folded(text)
    .split(/\s+/u)
    .filter((piece) => piece !== '')
    .flatMap((piece) => {
      const words = piece.split(/[^\p{L}\p{N}\p{M}]+/u).filter((word) => word !== '');
      return words.length > 0 ? words : [piece];
    });

const sharedWithBefore = (words: ReadonlySet<string>): Map<string, number> => {
  let before = '';
  return new Map(
    [...words].sort().map((word) => {
      let shared = 0;
      while (shared < word.length && word[shared] === before[shared]) shared += 1;
      before = word;
      return [word, shared];
    }),
  );
};

const wordsOf = (name: string, username: string) => {
  const ofName = sharedWithBefore(new Set(split(name)));
  const all = sharedWithBefore(new Set([...ofName.keys(), ...split(username)]));
  return [...all].map(([word, shared]) => ({ word, shared, nameShared: ofName.get(word) ?? 1_000_000 }));
};
