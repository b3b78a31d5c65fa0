import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { folded, searchText } from '../../main/school/accounts/search-text';
import { roles } from '../../shared/access';
import { usernameKey } from '../../shared/text-fields';

const firstNames =
  'Anna Ben Carla David Elena Farid Gina Hugo Inga Jonas Karla Liam Maja Noor Otto Paula Quentin Rosa Sam Tina';
const syllables =
  'ba be bin bor da del do fa fen ga go ha hel ka ki la len ma mer na no pa per ra ros sa sel ta tor va von wa win ze';

/** Who the crowd's member with a number is: names come again and again, usernames never. */
export const crowdMember = (number: number): { readonly name: string; readonly username: string } => {
  const firsts = firstNames.split(' ');
  const parts = syllables.split(' ');
  const part = (of: number): string => parts[of % parts.length] ?? '';
  const last = `${part(number * 7 + 3)}${part(Math.floor(number / 5) + 11)}${part(Math.floor(number / 170))}`;
  const first = firsts[number % firsts.length] ?? '';
  return {
    name: `${first} ${last.charAt(0).toUpperCase()}${last.slice(1)}`,
    username: `${first.toLowerCase()}.${last}.${number}`,
  };
};

/**
 * Puts thousands of members of staff into the store of a desk that is closed, past the app, which would need a hash for
 * each. They have no password.
 */
export const addCrowd = (directory: string, count: number): void => {
  const sqlite = new Sqlite(join(directory, 'latchkey.db'));
  const account = sqlite.prepare(
    `insert into accounts (id, name, username, username_key, role, active, password_hash, password_changed_at, must_choose_password,
    epoch, version, created_at, name_key, search_text, last_sign_in_at) values (?, ?, ?, ?, ?, ?, '', 0, 0, 1, 1, 1, ?, ?, 0)`,
  );
  sqlite.transaction(() => {
    for (let number = 0; number < count; number += 1) {
      const { name, username } = crowdMember(number);
      const id = `01890000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
      const role = roles[number % 50 === 0 ? 0 : (number % 2) + 1] ?? 'instructor';
      const active = number % 9 === 0 ? 0 : 1;
      const searched = [folded(name), searchText(name, username)] as const;
      account.run(id, name, username, usernameKey(username), role, active, ...searched);
    }
  })();
  sqlite.close();
};
