import { expect, test } from 'vitest';
import { oneFullStop } from '../../../renderer/messages/full-stop';
import { withAllForms } from '../../../renderer/messages/plural-forms';
import { regionalLocale } from '../../../renderer/messages/regional';
import { languageOf, languages } from '../../../shared/languages';
import type { Translation } from '../../../shared/messages/translation';

test('the app uses the first preferred language with a catalogue, and English where there is none', () => {
  for (const language of languages) {
    expect(languageOf([language])).toBe(language);
    expect(languageOf(['xx', `${language.toUpperCase()}-MX`, 'en'])).toBe(language);
    expect(languageOf([`${language}_419`])).toBe(language);
  }
  for (const unknown of [[], [''], ['C'], ['de-DE', 'fr'], ['estonian'], ['__proto__']])
    expect(languageOf(unknown)).toBe('en');
});

test('days and numbers follow the language in the form of the computer’s region', () => {
  const on = (computer: string) => new Intl.Locale(computer);
  expect(regionalLocale('en', on('en-GB'))).toBe('en-GB');
  expect(regionalLocale('es', on('en-US'))).toBe('es-US');
  expect(regionalLocale('es', on('es-MX'))).toBe('es-MX');
  expect(regionalLocale('en', on('de'))).toBe('en');
  expect(regionalLocale('en-XA', on('en-US'))).toBe('en-US');
});

test('a sentence that ends in a Spanish time of day ends in one full stop', () => {
  const time = new Intl.DateTimeFormat('es-US', { timeStyle: 'short' }).format(Date.UTC(2026, 2, 2, 9, 5));
  expect(time).toMatch(/m\.$/u);
  expect(oneFullStop(`Sirve hasta ${time}. Uno nuevo lo anula.`)).toBe(
    `Sirve hasta ${time} Uno nuevo lo anula.`,
  );
  for (const text of [`Sirve hasta ${time} y no más.`, 'Valid until 9:05 AM. Once.', 'Ana m.. wrote … so...'])
    expect(oneFullStop(text)).toBe(text);
});

test('a plural text without `_many` uses its `_other`, at every depth', () => {
  const own = { few_one: 'a', few_other: 'b', few_many: 'c' };
  expect(withAllForms({ deep: { x_one: '1', x_other: '2', list: ['y'] }, own })).toEqual({
    deep: { x_one: '1', x_other: '2', x_many: '2', list: ['y'] },
    own,
  });
});

test('the compiler refuses a catalogue with a missing, unknown or misshapen text', () => {
  const english = { title: 'Staff', shown_one: 'One', shown_other: 'All', deep: { list: ['a'] } };
  type Shape = Translation<typeof english>;
  const whole: Shape = {
    title: 'a',
    shown_one: 'b',
    shown_other: 'c',
    shown_many: 'd',
    deep: { list: ['e'] },
  };
  // @ts-expect-error a text is missing
  const missing: Shape = { shown_one: 'b', shown_other: 'c', deep: { list: ['e'] } };
  // @ts-expect-error a text is made up
  const extra: Shape = { ...whole, deep: { list: ['e'], other: 'f' } };
  // @ts-expect-error a list is a text
  const misshapen: Shape = { ...whole, deep: { list: 'e' } };
  expect([missing, extra, misshapen]).toHaveLength(3);
});
