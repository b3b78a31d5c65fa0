import { expect, test } from 'vitest';
import { folded, searchTerms, searchText } from '../../../main/school/accounts/search-text';

test.each([
  ['Zoë Łuk-Straße', 'zoe luk-strasse'],
  ['ＷＩＤＥ', 'wide'],
  ['José', 'jose'],
])('a name is folded as people type it: %s', (name, expected) => {
  expect(folded(name)).toBe(expected);
});

test('a word does not match across name and username', () => {
  expect(searchText('Ann', 'Bert')).toBe('ann bert');
});

test.each([
  ['', []],
  [' Maria  LOPEZ ', ['maria', 'lopez']],
  ['Lopez, Maria', ['lopez', 'maria']],
  ["o'n", ["o'n"]],
  ['(anna-lena)', ['anna-lena']],
  ['ann ann', ['ann']],
  ['% _', ['%', '_']],
  ['ann\0smith', ['ann', 'smith']],
])('the words of %j', (text, expected) => {
  expect(searchTerms(text)).toEqual(expected);
});
