import { describe, expect, test } from 'vitest';
import { judgeNewPassword } from '../../../main/school/attempts/password-rules';

const names = { username: 'maria.lopez', schoolName: 'Northside Gymnastics' };
const judge = (password: string, shortest = 8, circumstances = names) =>
  judgeNewPassword(password, { shortest, ...circumstances });

describe('judgeNewPassword', () => {
  test('counts code points after NFC, not bytes and not UTF-16 units', async () => {
    const seven = '🤸🏊💃🥇🎽🤾🏅';
    expect(await judge(seven)).toEqual({ problem: 'too-short', bound: 8 });
    expect(await judge(`${seven}🎗`)).toBeNull();
    // Eight code points as typed, four after NFC.
    expect(await judge('e\u0301e\u0300e\u0302e\u0308')).toEqual({ problem: 'too-short', bound: 8 });
    expect(await judge('x'.repeat(14), 15)).toEqual({ problem: 'too-short', bound: 15 });
    expect(await judge('quiet harbour 4', 15)).toBeNull();
  });

  test('accepts 256 characters but not 257', async () => {
    expect(await judge('🤸'.repeat(256))).toBeNull();
    expect(await judge('🤸'.repeat(257))).toEqual({ problem: 'too-long', bound: 256 });
  });

  test.each(['password', 'PASSWORD', 'ｐａｓｓｗｏｒｄ', '12345678', 'qwertyuiop', 'iloveyou', 'sunshine'])(
    'refuses the common %s',
    async (password) => {
      expect(await judge(password)).toEqual({ problem: 'common-password' });
    },
  );

  test.each([
    'maria.lopez',
    'MARIA.LOPEZ',
    'Maria.Lopez1',
    'lopezmaria123',
    'northside.',
    'Northside-2026'.slice(0, 13),
    'gymnastics!!!',
    'NorthsideGymnastics',
    'northside gymnastics 1',
    'mariaNorthside',
    'ＮＯＲＴＨＳＩＤＥ１',
  ])('refuses %s, made of the username or the school’s name', async (password) => {
    expect(await judge(password)).toEqual({ problem: 'made-of-names' });
  });

  test.each([
    'maria rides whales',
    'northside of the moon',
    'correct horse battery',
    'aaaabbbbccccdddd!',
    '        x       ',
    'ünïcödé wörks',
    'only lowercase letters here',
    '0451 9982 1177 3',
  ])('takes %j: no rules of composition', async (password) => {
    expect(await judge(password)).toBeNull();
  });

  test('ignores names that are too short', async () => {
    expect(await judge('ab ab ab harbour', 8, { username: 'ab', schoolName: '' })).toBeNull();
    expect(await judge('annannannann', 8, { username: 'ann', schoolName: '' })).toEqual({
      problem: 'made-of-names',
    });
  });
});
