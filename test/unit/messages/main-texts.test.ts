import { describe, expect, test } from 'vitest';
import { fillIn, textsIn } from '../../../main/school/platform/messages';
import { StartRefused, type StartRefusal } from '../../../main/school/platform/start-refused';
import { languages } from '../../../shared/languages';

const refusals = Object.keys(textsIn.en.refused) as StartRefusal[];
const path = '/srv/Front desk $& {{path}}/latchkey.db';

/** Every text of a part of the catalogue, with its path. */
const textsOf = (branch: object, at = ''): [string, string][] =>
  Object.entries(branch).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [[`${at}${name}`, value] as [string, string]]
      : textsOf(value as object, `${at}${name}.`),
  );
const valuesIn = (text: string): string[] => [...text.matchAll(/\{\{\w+\}\}/gu)].map(([whole]) => whole);

test('the catalogue has refusals', () => {
  expect(refusals.length).toBeGreaterThan(9);
});

describe.each(languages)('in %s', (language) => {
  test.each(refusals)('%s says what happened and what to do, with the path as it is', (refusal) => {
    const told = new StartRefused(refusal, { path }).textIn(language);
    const isAboutPath = textsIn.en.refused[refusal].includes('{{path}}');
    expect(told.split(path).length - 1).toBe(isAboutPath ? 1 : 0);
    expect(told.replace(path, '')).not.toMatch(/[{}]/);
    expect(told).toMatch(/^[A-Z¿¡].+[.:;] .+\.$/su);
    expect(told).not.toMatch(/please|sorry|oops|invalid|por favor|lo sentimos|inválid/iu);
  });

  test('main’s own texts have the values and endings of the English ones, and are translated', () => {
    const { start, refused, save } = textsIn[language];
    const own = textsOf({ start, refused, save });
    const english = new Map(textsOf({ ...textsIn.en }));
    for (const [name, text] of own) {
      const original = english.get(name) ?? '';
      expect([name, valuesIn(text), text.endsWith('.')]).toEqual([
        name,
        valuesIn(original),
        original.endsWith('.'),
      ]);
      if (language !== 'en') expect(text, name).not.toBe(original);
    }
  });
});

test('the message itself is English, for the technical log and the command line', () => {
  const refused = new StartRefused('store-busy', { path: '/srv/desk/latchkey.db' });
  expect(refused.message).toBe(
    'Another program holds the file /srv/desk/latchkey.db. Close it, then start Latchkey again.',
  );
  expect(refused.textIn('es')).toMatch(/^Otro programa tiene ocupado el archivo \/srv\/desk\/latchkey\.db\./);
});

test('a value that looks like a pattern is inserted once, as it is', () => {
  expect(fillIn('a {{name}} b', { name: "$& $' {{name}}" })).toBe("a $& $' {{name}} b");
});
