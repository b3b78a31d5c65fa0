import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { defaultStaffOptions, staffOptionsSchema } from '../../../shared/staff-options';
import {
  contactLineSchema,
  longestText,
  passwordSchema,
  personNameSchema,
  schoolNameSchema,
  typedCodeSchema,
  usernameKey,
  usernameSchema,
} from '../../../shared/text-fields';

const problemOf = (schema: z.ZodType, input: unknown): string => {
  const parsed = schema.safeParse(input);
  return parsed.success
    ? `took ${JSON.stringify(parsed.data)}`
    : parsed.error.issues.map(({ message }) => message).join(' ');
};

describe.each([
  ['schoolName', schoolNameSchema],
  ['name', personNameSchema],
  ['username', usernameSchema],
] as const)('the field %s', (field, schema) => {
  const longest = longestText[field];

  test.each([
    "'; DROP TABLE accounts; --",
    '<img src=x onerror=alert(1)>',
    'مدرسة الجمباز',
    '🤸‍♀️ Sånger',
    'O’Neill-Ó Briain',
    'a'.repeat(longest),
  ])('takes %j as it is', (text) => {
    expect(schema.parse(text)).toBe(text.normalize('NFC'));
  });

  test.each([
    ['', 'required'],
    [' \t\n\u00a0', 'required'],
    ['a'.repeat(longest + 1), 'too-long'],
    ['x'.repeat(10_000), 'too-long'],
    ['x'.repeat(200_000), 'too-long'],
  ])('refuses %.20j with %s', (text, problem) => {
    expect(problemOf(schema, text)).toBe(problem);
  });

  // Invisible characters make two names look alike, or a name look empty.
  test.each([
    '\u0000',
    '\u0007',
    '\n',
    '\u001b',
    '\u007f',
    '\u0085',
    '\u00ad',
    '\u061c',
    '\u180e',
    '\u200b',
    '\u200e',
    '\u200f',
    '\u2028',
    '\u2029',
    '\u202a',
    '\u202e',
    '\u2060',
    '\u2064',
    '\u2066',
    '\u2069',
    '\ufeff',
    '\ud800',
    '\udfff',
  ])('refuses %j inside of a name', (character) => {
    expect(problemOf(schema, `ma${character}ria`)).toBe('characters-not-allowed');
  });

  test('trims, normalises to NFC, and accepts its own result unchanged', () => {
    expect(schema.parse('  Mu\u0308ller\u00a0')).toBe('Müller');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 90 }), (typed) => {
        const parsed = schema.safeParse(typed);
        if (!parsed.success) return;
        expect(parsed.data).toBe(parsed.data.normalize('NFC').trim());
        expect(parsed.data.length).toBeGreaterThan(0);
        expect(parsed.data.length).toBeLessThanOrEqual(longest);
        expect(parsed.data).not.toMatch(/[\p{Cc}\p{Cs}]/u);
        expect(schema.parse(parsed.data)).toBe(parsed.data);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the contact line', () => {
  test('may be empty', () => {
    expect(contactLineSchema.parse(' \n ')).toBe('');
    expect(contactLineSchema.parse('')).toBe('');
  });

  test('reports its problem at the field', () => {
    expect(problemOf(contactLineSchema, 'x'.repeat(longestText.contactLine + 1))).toBe('too-long');
    expect(problemOf(contactLineSchema, 'Ask\u0007 Maria')).toBe('characters-not-allowed');
    const options = {
      ...defaultStaffOptions,
      contactLine: 'x'.repeat(10_000),
    };
    const issues = staffOptionsSchema.safeParse(options).error?.issues;
    expect(issues).toMatchObject([
      { path: ['contactLine'], message: 'too-long', maximum: longestText.contactLine },
    ]);
  });
});

describe('the password field', () => {
  test('keeps the typed text, including blanks', () => {
    expect(passwordSchema.parse('  p\u0308 \n')).toBe('  p\u0308 \n');
  });

  test('accepts 256 characters of any kind, and not 257', () => {
    for (const character of ['a', 'é', '🤸', 'e\u0301']) {
      expect(passwordSchema.safeParse(character.repeat(256)).success).toBe(true);
      expect(problemOf(passwordSchema, character.repeat(257))).toBe('too-long');
    }
    expect(passwordSchema.safeParse('a'.repeat(257)).error?.issues).toMatchObject([
      { code: 'too_big', maximum: 256 },
    ]);
    expect(problemOf(passwordSchema, 'a'.repeat(500_000))).toBe('too-long');
    expect(problemOf(passwordSchema, '')).toBe('required');
  });
});

test('a typed code has a longest length', () => {
  expect(problemOf(typedCodeSchema, '1'.repeat(65))).toBe('too-long');
  expect(problemOf(typedCodeSchema, '')).toBe('required');
});

test('idle lock minutes are whole, from 1 to 60', () => {
  const with_ = (office: unknown) =>
    staffOptionsSchema.safeParse({
      ...defaultStaffOptions,
      idleLockMinutes: { office, staff: 2 },
    }).success;
  for (const minutes of [1, 5, 60]) expect(with_(minutes)).toBe(true);
  for (const minutes of [0, -1, 61, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1e308, '5', null, undefined])
    expect(with_(minutes)).toBe(false);
});

describe('usernameKey', () => {
  test.each([
    ['maria', ' MARIA '],
    ['müller', 'MU\u0308LLER'],
    ['anna1', 'ＡＮＮＡ１'],
    ['ﬁona', 'FIONA'],
  ])('folds %j and %j into one', (one, other) => {
    expect(usernameKey(one)).toBe(usernameKey(other));
  });

  test('keeps different people apart', () => {
    expect(new Set(['maria', 'mária', 'mario', 'maria1', 'ma ria', 'марiа'].map(usernameKey)).size).toBe(6);
  });

  test('folds the stored form and every way to type it to the same key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), (typed) => {
        const stored = usernameSchema.safeParse(typed);
        if (stored.success) expect(usernameKey(typed)).toBe(usernameKey(stored.data));
        expect(usernameKey(usernameKey(typed))).toBe(usernameKey(typed));
      }),
      { numRuns: 200 },
    );
  });
});
