import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { initialsOf, searchTerms, searchWords } from '../../../main/school/accounts/search-words';

const plainLetters = [...'abcdefghijklmnopqrstuvwxyz0123456789'];

test('each plain letter and digit has a bit of its own, and all of them together are an exact number', () => {
  expect(new Set(plainLetters.map((letter) => initialsOf([letter]))).size).toBe(36);
  expect(plainLetters.reduce((sum, letter) => sum + initialsOf([letter]), 0)).toBe(initialsOf(plainLetters));
  const everyBit = Array.from({ length: 1_000 }, (_, code) => String.fromCodePoint(code));
  expect(initialsOf(everyBit)).toBeLessThan(Number.MAX_SAFE_INTEGER);
});

test('whoever a search finds has the initials of all that was typed', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'grapheme' }),
      (name, username, text) => {
        const words = searchWords(name, username);
        const [row] = words;
        const terms = searchTerms(text).filter((term) => words.some(({ word }) => word.startsWith(term)));
        const ofName = terms.filter((term) =>
          words.some(({ word, nameShared }) => nameShared < term.length && word.startsWith(term)),
        );
        const has = (initials: number, wanted: readonly string[]) =>
          (BigInt(initials) & BigInt(initialsOf(wanted))) === BigInt(initialsOf(wanted));
        expect(has(row?.initials ?? 0, terms)).toBe(true);
        expect(has(row?.nameInitials ?? 0, ofName)).toBe(true);
      },
    ),
    { numRuns: 1_000, examples: [['Zoë Łuk-Straße', 'zoë.1', 'l s z 1']] },
  );
});
