import { describe, expect, test } from 'vitest';
import { catalogues } from '../../../renderer/messages/catalogues';
import { en } from '../../../renderer/messages/en';
import { withAllForms } from '../../../renderer/messages/plural-forms';
import { languages } from '../../../shared/languages';

/** Every text of a catalogue by its path; the items of a list have their index as a name. */
const textsOf = (branch: object, path = ''): Map<string, string> =>
  new Map(
    Object.entries(branch).flatMap(([name, value]) =>
      typeof value === 'string' ? [[`${path}${name}`, value]] : [...textsOf(value, `${path}${name}.`)],
    ),
  );

const form = /_(zero|one|two|few|many|other)$/;
const variablesOf = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\{\s*([^}]+?)\s*\}\}/g)].map(([, name]) => name ?? ''))].toSorted();
const quotedIn = (text: string): string[] =>
  [...text.matchAll(/“([^”]+)”/g)].map(([, quoted]) => quoted ?? '');
const isCount = (variable: string): boolean => variable.split(',')[0] === 'count';

const english = textsOf(en);
const translated = languages.filter((language) => language !== 'en');

test('there is a second language, and English has texts', () => {
  expect(translated).toEqual(['es']);
  expect(english.size).toBeGreaterThan(700);
});

describe.each(translated)('the catalogue in %s', async (language) => {
  const catalogue = await catalogues[language]();
  const texts = textsOf(catalogue);
  const pairs = [...texts].map(([path, text]) => {
    const original = english.get(path) ?? english.get(path.replace(/_many$/, '_other'));
    return { path, text, original: original ?? '' };
  });

  test('holds every English text and no other, with lists of the same length', () => {
    expect([...english.keys()].filter((path) => !texts.has(path))).toEqual([]);
    expect(pairs.filter(({ original }) => original === '').map(({ path }) => path)).toEqual([]);
  });

  test('inserts the same values into each text, except a count that words may express', () => {
    const differing = pairs.filter(({ path, text, original }) => {
      const counted = form.test(path);
      const values = (of: string) => variablesOf(of).filter((name) => !(counted && isCount(name)));
      return JSON.stringify(values(text)) !== JSON.stringify(values(original));
    });
    expect(differing).toEqual([]);
    // The form for many must include the number.
    const silent = pairs.filter(
      ({ path, text, original }) =>
        /_(many|other)$/.test(path) &&
        variablesOf(original).some(isCount) &&
        !variablesOf(text).some(isCount),
    );
    expect(silent).toEqual([]);
  });

  test('counts in every form that the language has', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const whole = textsOf(withAllForms(catalogue));
    const missing = [...whole.keys()]
      .filter((path) => path.endsWith('_other'))
      .flatMap((path) => forms.map((one) => path.replace(/_other$/, `_${one}`)))
      .filter((path) => !whole.has(path));
    expect(missing).toEqual([]);
  });

  test('has the markup and the ending of each English text', () => {
    const markup = (text: string): string[] =>
      text.match(/<[^>]+>|&\w/g)?.map((one) => one.slice(0, 1)) ?? [];
    const ending = (text: string): string => /[.:?…]$/.exec(text)?.[0] ?? '';
    const differing = pairs.filter(
      ({ text, original }) =>
        JSON.stringify(markup(text)) !== JSON.stringify(markup(original)) ||
        ending(text) !== ending(original),
    );
    expect(differing).toEqual([]);
  });

  test('names a control in a sentence as on the screen', () => {
    const named = new Map([...english].map(([path, text]) => [text, texts.get(path)]));
    const differing = pairs.flatMap(({ path, text, original }) =>
      quotedIn(original).flatMap((name, index) => {
        const wanted = [...english].filter(([, other]) => other === name).map(([at]) => texts.get(at));
        const found = quotedIn(text)[index];
        return named.has(name) && !wanted.includes(found) ? [{ path, found, wanted }] : [];
      }),
    );
    expect(differing).toEqual([]);
  });

  test('neither begs nor blames', () => {
    const banned = /por favor|lo siento|lo sentimos|disculp|perd[óo]n|inválid|\bups\b|\boops\b/i;
    expect(pairs.filter(({ text }) => banned.test(text))).toEqual([]);
  });
});

describe('Spanish', async () => {
  const texts = [...textsOf(await catalogues.es())];

  test('has an opening mark for every question', () => {
    const count = (text: string, sign: string): number => text.split(sign).length;
    expect(texts.filter(([, text]) => count(text, '¿') !== count(text, '?'))).toEqual([]);
  });

  test('addresses everybody as usted', () => {
    const familiar = /\b(tú|tu|tus|te|ti|contigo|tuyo|tuya|vos|vosotros)\b/iu;
    expect(texts.filter(([, text]) => familiar.test(text))).toEqual([]);
  });

  test('has no English sentence', () => {
    const same = texts.filter(
      ([path, text]) => text === english.get(path) && /\p{L}+\s+\p{L}+\s+\p{L}+/u.test(text),
    );
    expect(same).toEqual([]);
  });
});
