import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldedSign } from '../../../main/school/support/names-in-text';
import { redact } from '../../../main/school/support/redact';
import { withoutNames } from '../../support/redaction-by-search';

/** Words of names: short and long, in several scripts, with common beginnings, and some of signs alone. */
const words = [
  'Ann Anna Annabel ann Lee LEE Bo Zoë Zoe\u0308 O’Neill d’Arc Straße ẞ İnci ılgın ΣΊΣΥΦΟΣ σίσυφος Kelvin \u212aelvin ſam Ǆ ǆ ﬅ ﬆ',
  '\u0390 \u1fd3 αι α\u0345 نور נועה ครู 李 李雷 𝒜da 𐐀𐐁 𐐨𐐩 🤸 🤸\u200d♀ … -- . x 7 42 \ud83e \udd38 at name Database prepare',
].flatMap((some) => some.split(' '));
const word = fc.oneof(
  fc.constantFrom(...words),
  fc.string({
    unit: fc.constantFrom('a', 'A', 'n', 'é', 'e\u0301', '-', '.', '1', 'ß', 'İ', 'ق'),
    maxLength: 6,
  }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }),
);
const separator = fc.constantFrom(' ', ' ', '-', '.', '’', '\u200d', '\u0301', '  ', ', ', '_');

const name = fc
  .tuple(word, fc.array(fc.tuple(separator, word), { maxLength: 3 }))
  .map(([first, rest]) => `${first}${rest.map((pair) => pair.join('')).join('')}`);

/** The same letters as another person or a program may write them. */
const written = (text: string) =>
  fc.constantFrom(
    text,
    text.toUpperCase(),
    text.toLowerCase(),
    text.normalize('NFD'),
    text.slice(1),
    `${text}s`,
    `${text}\u0301`,
  );

const linesAbout = (names: readonly string[]) =>
  fc
    .array(
      fc.tuple(
        fc.oneof(
          fc.constantFrom(...names, '').chain(written),
          name,
          fc.constantFrom('[error] at Object.prepare (index.js:10:4)', ' ', '\u202b', '('),
        ),
        fc.constantFrom(' ', '', '\n', '.', '-', '\u0301', '\u200f', 'a', '9', ') '),
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.flat().join(''));

const named = fc.tuple(fc.array(name, { maxLength: 12 }), name).chain(([names, computerUser]) =>
  fc.record({
    names: fc.constant(names),
    computerUser: fc.constant(computerUser),
    text: linesAbout(names),
  }),
);

/** The rules for shapes have their own test: these texts hold no quotation marks, addresses or codes. */
const shapeless = (text: string): boolean =>
  !/["'`@/\\]|\d{3}|[A-Z0-9]{4}|otpauth|[A-Za-z0-9+/_-]{20}/u.test(text);

describe('a search for many names at once', () => {
  test('takes names out exactly where one pattern of all names does', async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(named, async ({ names, computerUser, text }) => {
        fc.pre(shapeless(text));
        const hide = { names, computerUser, homeDirectory: '' };
        const expected = withoutNames(text, hide);
        if (expected !== text) found += 1;
        expect(await redact(text, hide)).toBe(expected);
      }),
      { numRuns: 4_000 },
    );
    // The property is empty where no text holds a name.
    expect(found).toBeGreaterThan(1_500);
  });

  test('does so in a long text, and yields to other calls on the way', async () => {
    const names = Array.from({ length: 400 }, (_, at) => `Ann${'a'.repeat(at % 7)} Lee ${at}`);
    const text = Array.from(
      { length: 6_000 },
      (_, at) => `no row of ${names[at % 500] ?? 'nobody'} there`,
    ).join('\n');
    const hide = { names, computerUser: 'nobody', homeDirectory: '' };
    let otherCalls = 0;
    const timer = setInterval(() => (otherCalls += 1), 0);
    const redacted = await redact(text, hide);
    clearInterval(timer);
    expect(redacted).toBe(withoutNames(text, hide));
    expect(otherCalls).toBeGreaterThan(0);
  });
});

test('two signs fold to one exactly where a case-insensitive pattern takes them for the same', () => {
  const signs = Array.from({ length: 0x11_0000 }, (_, codePoint) => String.fromCodePoint(codePoint));
  const isCased = (sign: string): boolean => sign.toLowerCase() !== sign || sign.toUpperCase() !== sign;
  const cased = signs.filter(isCased);
  const alike = new Map<string, string>();
  for (const sign of cased) alike.set(foldedSign(sign), `${alike.get(foldedSign(sign)) ?? ''}${sign}`);
  const all = cased.join('');
  const patternOf = (some: readonly string[]): string =>
    some.map((sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`).join('');
  const differing = cased.filter(
    (sign) => all.match(new RegExp(patternOf([sign]), 'giu'))?.join('') !== alike.get(foldedSign(sign)),
  );
  expect(cased.length).toBeGreaterThan(2_500);
  expect(differing).toEqual([]);
  // A sign without case equals no other sign.
  const caseless = signs.filter((sign) => !isCased(sign));
  expect(caseless.filter((sign) => foldedSign(sign) !== sign)).toEqual([]);
  expect(caseless.join('').match(new RegExp(`[${patternOf(cased)}]`, 'giu'))).toBeNull();
});
