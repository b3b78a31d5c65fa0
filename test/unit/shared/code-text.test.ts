import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldDigits, inGroupsOfFour, normaliseCode, normaliseRecoveryCode } from '../../../shared/code-text';

const separators = [
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\u00a0',
  '\u2007',
  '\u2009',
  '\u202f',
  '\u3000',
  '\u200b',
  '\ufeff',
  '-',
  '\u2010',
  '\u2011',
  '\u2012',
  '\u2013',
  '\u2014',
  '\u2212',
  '\uff0d',
];
const separator = fc.constantFrom(...separators);
const digit = fc.integer({ min: 0, max: 9 });
const recoveryAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Puts any number of separators before, between and after. */
const strewn = (letters: readonly string[]) =>
  fc
    .array(fc.array(separator, { maxLength: 3 }), {
      minLength: letters.length + 1,
      maxLength: letters.length + 1,
    })
    .map((gaps) => gaps.map((gap, index) => gap.join('') + (letters[index] ?? '')).join(''));
const wide = (value: number) => String.fromCharCode(0xff10 + value);

describe('normaliseCode', () => {
  test.each([
    '123456',
    '123 456',
    '123-456',
    '123456\n',
    ' 123456 ',
    '１２３４５６',
    '１２3 ４5-6',
    '1 2 3 4 5 6',
    '123\u2013456',
  ])('reads %j', (typed) => {
    expect(normaliseCode(typed)).toBe('123456');
  });

  test('reads six digits, ASCII or full-width, between any blanks and dashes', () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.tuple(digit, fc.boolean()), { minLength: 6, maxLength: 6 })
          .chain((digits) =>
            fc.tuple(
              fc.constant(digits.map(([value]) => value).join('')),
              strewn(digits.map(([value, isWide]) => (isWide ? wide(value) : String(value)))),
            ),
          ),
        ([code, typed]) => {
          expect(normaliseCode(typed)).toBe(code);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('returns six ASCII digits or null for any text, and reads its own result the same', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string({ unit: fc.constantFrom('1', '２', ' ', '-', '٣', '+', 'e', '\ud835') }),
        ),
        (typed) => {
          const code = normaliseCode(typed);
          if (code === null) return;
          expect(code).toMatch(/^[0-9]{6}$/);
          expect(normaliseCode(code)).toBe(code);
          expect(foldDigits(foldDigits(typed))).toBe(foldDigits(typed));
        },
      ),
      { numRuns: 400 },
    );
  });

  test.each([
    '',
    ' ',
    '12345',
    '1234567',
    '12345a',
    '+12345',
    '1e2345',
    '0x1234',
    '１２３４５',
    '١٢٣٤٥٦',
    '१२३४५६',
    '𝟏𝟐𝟑𝟒𝟓𝟔',
    '①②③④⑤⑥',
    '123,456',
    '123/456',
    "123'456",
    '123456\u0000',
    '12345\ud800',
  ])('does not read %j', (typed) => {
    expect(normaliseCode(typed)).toBeNull();
  });

  test('returns null for six digits with any other character among them', () => {
    const skipped = new RegExp(
      `[${separators.join('').replace('-', '\\-')}\\s_.\u200c\u200d\u2060\u2015\uff10-\uff19]`,
      'u',
    );
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
        fc.integer({ min: 0, max: 6 }),
        (other, at) => {
          fc.pre(!skipped.test(other));
          expect(normaliseCode(`${'123456'.slice(0, at)}${other}${'123456'.slice(at)}`)).toBeNull();
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('normaliseRecoveryCode', () => {
  const letters = fc.array(fc.constantFrom(...recoveryAlphabet), { minLength: 16, maxLength: 16 });

  test('reads a printed code, in either case, between any blanks and dashes', () => {
    fc.assert(
      fc.property(
        letters.chain((code) =>
          fc.tuple(
            fc.constant(code.join('')),
            strewn(code.map((letter, index) => (index % 2 ? letter.toLowerCase() : letter))),
          ),
        ),
        ([code, typed]) => {
          expect(normaliseRecoveryCode(typed)).toBe(code);
          expect(normaliseRecoveryCode(inGroupsOfFour(code, '-'))).toBe(code);
          expect(normaliseRecoveryCode(inGroupsOfFour(code))).toBe(code);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('maps O to 0, and I and l to 1, as Crockford’s Base32 does; U is refused', () => {
    expect(normaliseRecoveryCode('OoIi-LlAA-AAAA-AAAA')).toBe('001111AAAAAAAAAA');
    expect(normaliseRecoveryCode('UAAA-AAAA-AAAA-AAAA')).toBeNull();
  });

  test('never throws, returns 16 letters of its alphabet or null, and reads its own result the same', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 40 }),
          fc.string({
            unit: fc.constantFrom('A', 'o', 'ａ', '-', 'ß', 'ı', '\ud800'),
            minLength: 12,
            maxLength: 20,
          }),
        ),
        (typed) => {
          const code = normaliseRecoveryCode(typed);
          if (code === null) return;
          expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
          expect(normaliseRecoveryCode(code)).toBe(code);
        },
      ),
      { numRuns: 400 },
    );
  });

  test.each([
    '',
    'AAAA-AAAA-AAAA-AAA',
    'AAAA-AAAA-AAAA-AAAAA',
    'AAAA-AAAA-AAAA-AAA!',
    "'; DROP TABLE",
    'АААА-АААА-АААА-АААА',
  ])('does not read %j', (typed) => {
    expect(normaliseRecoveryCode(typed)).toBeNull();
  });
});
