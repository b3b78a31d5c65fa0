import { type Kysely, sql } from 'kysely';

/**
 * What a search of one or two letters finds, in the order by name and counted: nothing has to be sorted or added up, however many
 * people it finds.
 */
export const up = async (db: Kysely<never>): Promise<void> => {
  for (const letters of lengths)
    for (const column of ['shared', 'name_shared'] as const) {
      const counts = sql`${sql.ref(column)} < ${sql.lit(letters)}`;
      // The last column has nothing to tell; without it SQLite would look each row up in the table to see whether it counts.
      await sql`create index ${sql.id(`account_words_${column}_${letters}`)} on account_words
        (substr(word, 1, ${sql.lit(letters)}), name_key, account_id, ${sql.ref(column)}) where ${counts}`.execute(
        db,
      );
    }
  await db.schema
    .createTable('word_counts')
    .addColumn('beginning', 'text', (c) => c.notNull())
    .addColumn('people', 'integer', (c) => c.notNull())
    .addColumn('people_by_name', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('word_counts_key', ['beginning'])
    .modifyEnd(sql`strict, without rowid`)
    .execute();
  for (const letters of lengths.map((length) => sql.lit(length)))
    await sql`insert into word_counts select substr(word, 1, ${letters}), sum(shared < ${letters}), sum(name_shared < ${letters})
      from account_words where length(word) >= ${letters} group by 1`.execute(db);
  await sql`drop trigger account_words_follow`.execute(db);
  for (const trigger of triggers) await trigger.execute(db);
};

const lengths = [1, 2] as const;

const count = (row: 'new' | 'old', by: 1 | -1) => {
  const [word, shared, nameShared] = ['word', 'shared', 'name_shared'].map((column) =>
    sql.ref(`${row}.${column}`),
  );
  const ofLength = (letters: number) => {
    const length = sql.lit(letters);
    const people = (before: typeof word) => sql`${sql.lit(by)} * (${before} < ${length})`;
    return sql`insert into word_counts select substr(${word}, 1, ${length}), ${people(shared)}, ${people(nameShared)}
      where length(${word}) >= ${length}
      on conflict (beginning) do update set people = people + excluded.people,
        people_by_name = people_by_name + excluded.people_by_name;`;
  };
  return sql.join(lengths.map(ofLength), sql` `);
};

const triggers = [
  sql`create trigger word_counts_added after insert on account_words begin ${count('new', 1)} end`,
  sql`create trigger word_counts_removed after delete on account_words begin ${count('old', -1)} end`,
  // As before but for name and username, with which the words are written anew anyway: a column that is set has its indexes
  // written, changed or not, and every sign-in sets these.
  sql`create trigger account_words_follow after update of role, active, two_factor, last_sign_in_at on accounts begin
    update account_words set role = new.role, active = new.active, two_factor = new.two_factor,
      last_sign_in_at = new.last_sign_in_at
    where account_id = new.id;
  end`,
];
