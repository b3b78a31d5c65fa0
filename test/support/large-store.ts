import { openSync, closeSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { pagesCheckedAtStart } from '../../main/school/store/store-check';

/** Makes a closed desk's store too large to be checked whole at a start, with notices that were read long ago. */
export const makeLarge = (directory: string): void => {
  const sqlite = new Sqlite(join(directory, 'latchkey.db'));
  const account = sqlite.prepare<[], string>('select id from accounts limit 1').pluck().get();
  sqlite
    .prepare(
      `with recursive numbers (number) as (select 1 union all select number + 1 from numbers where number < ?)
       insert into notices (id, account_id, kind, actor_id, by_name, about_id, host_id, sequence, count, first_at,
         occurred_at, dismissed_at, hidden_from, details)
       select 'large-' || number, ?, 'two-factor-reset', '', hex(randomblob(1500)), '', '', 1, 1, 1, 1, 2, '', '{}'
       from numbers`,
    )
    .run(pagesCheckedAtStart, account);
  sqlite.pragma('wal_checkpoint(TRUNCATE)');
  sqlite.close();
};

/** Overwrites a page in the middle of the notices of `makeLarge`: no start reads it. */
export const damageFarPage = (directory: string): void => {
  const file = join(directory, 'latchkey.db');
  const sqlite = new Sqlite(file, { readonly: true });
  const pageSize = Number(sqlite.pragma('page_size', { simple: true }));
  const pages = Number(sqlite.pragma('page_count', { simple: true }));
  sqlite.close();
  const descriptor = openSync(file, 'r+');
  const page = Buffer.alloc(pageSize);
  // Towards the end lies what was added last; a page that the rows of `makeLarge` fill has their text in it.
  for (let number = pages - 20; number > 0; number -= 1) {
    readSync(descriptor, page, 0, pageSize, number * pageSize);
    if (!page.includes('two-factor-reset')) continue;
    writeSync(descriptor, Buffer.alloc(pageSize, 0xa5), 0, pageSize, number * pageSize);
    closeSync(descriptor);
    return;
  }
  closeSync(descriptor);
  throw new Error('The store holds no page to damage');
};
