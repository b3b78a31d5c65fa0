import { describe, expect, test } from 'vitest';
import { redact, type ToHide } from '../../../main/school/support/redact';
import { settingLines } from '../../../main/school/support/setting-lines';

const hide: ToHide = {
  names: ['Maria Lopez', 'maria.l', 'Zoë O’Neill', 'Bo', 'Northside Gymnastics', ''],
  homeDirectory: '/srv/people/mlopez',
  computerUser: 'mlopez',
};

describe('a support file', () => {
  test.each([
    ['a name', 'Maria Lopez failed', '[name] failed'],
    ['a name in other letters', 'MARIA LOPEZ failed', '[name] failed'],
    ['half a name', 'no row for Lopez', 'no row for [name]'],
    ['a name with signs', 'Zoë O’Neill and Bo', '[name] and [name]'],
    ['a username', 'user maria.l is gone', 'user [name] is gone'],
    ['the school', 'at Northside Gymnastics', 'at [name]'],
    ['the own folder', 'open /srv/people/mlopez/latchkey.db', 'open ~/latchkey.db'],
    [
      'any home folder',
      'open /home/someone/x and C:\\Users\\Someone\\x',
      'open /home/[user]/x and C:\\Users\\[user]\\x',
    ],
    ['a home folder inside of JSON', 'at C:\\\\Users\\\\Someone\\\\x', 'at C:\\\\Users\\\\[user]\\\\x'],
    ['an id', 'Incident 0193f0a0-1c2d-7aaa-8bbb-1234567890ab in x', 'Incident [id] in x'],
    ['a code', 'typed 123456 and 123 456', 'typed [code] and [code]'],
    ['a Secret Key', 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', '[secret]'],
    ['a Secret Key in groups', 'JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP', '[secret]'],
    ['a recovery code', 'K7QF-2M9X-WD4T', '[secret]'],
    ['a provisioning URI', 'otpauth://totp/A:b?secret=JBSWY3DP', '[secret]'],
    ['a hash', '$argon2id$v=19$ c29tZXNhbHRzb21lc2FsdDEyMzQ1Njc4', '$argon2id$v=19$ [secret]'],
    ['an address', 'sent to bo.k@example.org', 'sent to [address]'],
    [
      'what somebody typed, in quotation marks',
      'Unexpected token in "apricot lanterns"',
      'Unexpected token in "…"',
    ],
  ])('does not hold %s', async (_what, text, redacted) => {
    expect(await redact(text, hide)).toBe(redacted);
  });

  test('keeps the facts that help', async () => {
    const line =
      "[2026-11-25 01:07:14.123] [error] SqliteError: UNIQUE constraint failed: accounts.username_key\n    at Database.prepare (app.asar/out/main/index.js:1042:17)\nopen '/var/lib/latchkey/latchkey.db'";
    expect(await redact(line, hide)).toBe(line);
  });

  test('keeps a name that is part of another word', async () => {
    expect(await redact('Boundary', hide)).toBe('Boundary');
  });

  test('leaves an overlong line out as a whole, so that it takes no longer', async () => {
    const line = 'no-digit-and-no-end-'.repeat(6_000);
    const startedAt = performance.now();
    expect(await redact(`before\n${line}\nafter`, hide)).toBe(
      `before\n[a line of ${line.length} characters]\nafter`,
    );
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});

test('the lines of the settings hold switches and numbers, and of a text only whether it is set', () => {
  expect(
    settingLines({
      requireTwoFactor: { office: true, staff: false },
      idle: { office: 5 },
      contactLine: 'Maria, 555',
      motto: '',
    }),
  ).toEqual([
    'requireTwoFactor.office: true',
    'requireTwoFactor.staff: false',
    'idle.office: 5',
    'contactLine: set',
    'motto: empty',
  ]);
});
