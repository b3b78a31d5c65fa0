import { RawStore } from '../../support/raw-store';
import type { PreparedDesk, PreparedSchool, Username } from '../../support/prepared-school';
import type { Known } from './valid-input';

const usernames: readonly Username[] = ['maria', 'mark', 'frank', 'ines'];

/**
 * Everything that an attacker can know now: ids, versions, names, all passwords, right codes and recovery codes. None of it
 * may change what a call can do.
 */
export const knownOf = (school: PreparedSchool, open: PreparedDesk): Known => {
  const raw = new RawStore(open.desk.directory);
  const column = (query: string): unknown[] => raw.rows(query).map((row) => Object.values(row)[0]);
  const members = usernames.map((username) => school.members[username]);
  const passwords = members.map(({ password }) => password);
  const known = {
    accountId: column('select id from accounts'),
    version: column('select distinct version from accounts'),
    sessionId: column('select id from sessions order by created_at desc limit 5'),
    username: usernames,
    password: passwords,
    currentPassword: passwords,
    newPassword: passwords,
    code: usernames.map((username) => open.code(username)),
    recoveryCode: members.flatMap(({ codes }) => codes.slice(0, 2)),
  };
  raw.close();
  return known;
};

/** The passwords, keys and recovery codes of everybody, which no answer may contain. */
export const secretsOf = (school: PreparedSchool): readonly string[] =>
  usernames.flatMap((username) => {
    const { password, secretKey, codes } = school.members[username];
    return [password, secretKey, ...codes, '$argon2id$'];
  });

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The bytes of a Secret Key (Base32, RFC 4648, 6). A file may leak them instead of the text. */
export const bytesOf = (secretKey: string): Buffer => {
  const bits = [...secretKey].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
};
