import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PreparedDesk, type PreparedSchool, prepareSchool } from '../support/prepared-school';
import { RawStore } from '../support/raw-store';

let school: PreparedSchool;
let open: PreparedDesk;
let raw: RawStore;
beforeAll(async () => {
  school = await prepareSchool({ twoFactor: true });
  open = await school.open();
  raw = new RawStore(open.desk.directory);
  raw.sqlite.pragma('foreign_keys = ON');
});
afterAll(async () => {
  raw.close();
  await open.remove();
  school.remove();
});

const refused = (query: string): string => {
  const before = raw.contents();
  let message = 'was taken';
  try {
    raw.run(query);
  } catch (error) {
    message = (error as { code?: string }).code ?? String(error);
  }
  if (message !== 'was taken') expect(raw.contents()).toBe(before);
  return message;
};

describe('the store itself refuses', () => {
  test.each([
    ['a second school', 'update school set singleton = 2', 'SQLITE_CONSTRAINT_CHECK'],
    ['the same school again', 'insert into school select * from school', 'SQLITE_CONSTRAINT_PRIMARYKEY'],
    [
      'the same username twice',
      "update accounts set username_key = 'maria' where username = 'frank'",
      'SQLITE_CONSTRAINT_UNIQUE',
    ],
    [
      'a role that does not exist',
      "update accounts set role = 'owner' where username = 'frank'",
      'SQLITE_CONSTRAINT_CHECK',
    ],
    [
      'an account half active',
      "update accounts set active = 2 where username = 'frank'",
      'SQLITE_CONSTRAINT_CHECK',
    ],
    [
      'an account without a hash',
      "update accounts set password_hash = null where username = 'frank'",
      'SQLITE_CONSTRAINT_NOTNULL',
    ],
    [
      'a text in place of a number',
      "update accounts set epoch = 'many' where username = 'frank'",
      'SQLITE_CONSTRAINT_DATATYPE',
    ],
    [
      'a text in place of bytes',
      "update authenticators set sealed_secret = 'JBSWY3DP'",
      'SQLITE_CONSTRAINT_DATATYPE',
    ],
    [
      'two pending authenticators of an account',
      "insert into authenticators select 'other' || value, account_id, 'pending', kind, '', '', 30, sealed_secret, 0, 0, 0, 0, 0, 0, 0 from (select * from authenticators limit 1), json_each('[1, 2]')",
      'SQLITE_CONSTRAINT_UNIQUE',
    ],
    [
      'an authenticator of nobody',
      "insert into authenticators values ('other', 'nobody', 'pending', 'app', '', '', 30, x'00', 0, 0, 0, 0, 0, 0, 0)",
      'SQLITE_CONSTRAINT_FOREIGNKEY',
    ],
    [
      'an authenticator in some other state',
      "update authenticators set state = 'trusted'",
      'SQLITE_CONSTRAINT_CHECK',
    ],
    [
      'an authenticator of some other kind',
      "update authenticators set kind = 'paper'",
      'SQLITE_CONSTRAINT_CHECK',
    ],
    [
      'a time step of some other length',
      'update authenticators set period_seconds = 45',
      'SQLITE_CONSTRAINT_CHECK',
    ],
    [
      'a burnt step of no authenticator',
      "insert into burnt_steps values ('nobody', 1)",
      'SQLITE_CONSTRAINT_FOREIGNKEY',
    ],
    [
      'the same token in the stock twice',
      "insert into token_stock select value, 'A1', 30, x'00', 0 from json_each('[\"a\", \"b\"]')",
      'SQLITE_CONSTRAINT_UNIQUE',
    ],
    [
      'a time step that is unknown',
      'update authenticators set last_step = null',
      'SQLITE_CONSTRAINT_NOTNULL',
    ],
    [
      'a recovery code of nobody',
      "insert into recovery_codes values ('nobody', x'00', 0, 0)",
      'SQLITE_CONSTRAINT_FOREIGNKEY',
    ],
    [
      'the same recovery code twice',
      'insert into recovery_codes select * from recovery_codes limit 1',
      'SQLITE_CONSTRAINT_PRIMARYKEY',
    ],
    [
      'a one-time pass of nobody',
      "insert into one_time_passes select 'nobody', x'00', 1, id, epoch, name, '', 0, 0, 0 from accounts limit 1",
      'SQLITE_CONSTRAINT_FOREIGNKEY',
    ],
    [
      'a session at no portal',
      "insert into sessions select 'other', account_id, host_id, desk_id, 'admin', 1, 0, 0 from sessions limit 1",
      'SQLITE_CONSTRAINT_CHECK',
    ],
    [
      'a session of nobody',
      "insert into sessions values ('other', 'nobody', 'host', 'desk', 'office', 1, 0, 0)",
      'SQLITE_CONSTRAINT_FOREIGNKEY',
    ],
    [
      'the removal of an account',
      "delete from accounts where username = 'frank'",
      'SQLITE_CONSTRAINT_FOREIGNKEY',
    ],
    [
      'a second event with a sequence',
      'insert into audit_events select * from audit_events limit 1',
      'SQLITE_CONSTRAINT_PRIMARYKEY',
    ],
    ['an event half successful', "update audit_events set outcome = 'maybe'", 'SQLITE_CONSTRAINT_CHECK'],
    ['an event without a MAC', 'update audit_events set mac = null', 'SQLITE_CONSTRAINT_NOTNULL'],
  ])('%s', (_name, query, code) => {
    expect(refused(query)).toBe(code);
  });
});

test('keeps secrets and recovery codes only sealed or hashed', () => {
  const { members } = school;
  for (const { sealed_secret: sealed } of raw.rows('select sealed_secret from authenticators'))
    expect((sealed as Buffer).length).toBe(1 + 12 + 20 + 16);
  for (const { code_hash: hash } of raw.rows('select code_hash from recovery_codes'))
    expect((hash as Buffer).length).toBeGreaterThanOrEqual(32);
  expect(raw.rows('select 1 from recovery_codes')).toHaveLength(10 * Object.keys(members).length);
});
