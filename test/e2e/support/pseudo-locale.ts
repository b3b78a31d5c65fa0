/** The pseudo-locale: English with accents, 40 % longer and in brackets. CLDR's tag for such a one. */
export const pseudoLocale = 'en-XA';

const accents: Readonly<Record<string, string>> = {
  a: 'á',
  c: 'ç',
  e: 'é',
  i: 'í',
  n: 'ñ',
  o: 'ö',
  u: 'ü',
  y: 'ÿ',
  A: 'Á',
  C: 'Ç',
  E: 'É',
  I: 'Í',
  N: 'Ñ',
  O: 'Ö',
  U: 'Ü',
};

/** The extra length of other languages, as words between which a line can break. */
const filler = ' ønë twø thrëë føür fïvë sïx';
const padding = (length: number): string => filler.repeat(Math.ceil(length / filler.length)).slice(0, length);

/** One text; the placeholders `{{name}}` and `$t(name)` stay unchanged. */
const pseudoText = (text: string): string => {
  const accented = text
    .split(/(\{\{[^}]+\}\}|\$t\([^)]+\))/)
    .map((part) =>
      /^(?:\{\{|\$t\()/.test(part) ? part : part.replace(/[a-z]/gi, (letter) => accents[letter] ?? letter),
    )
    .join('');
  return `⟦${accented}${padding(Math.ceil(text.length * 0.4))}⟧`;
};

/** A whole catalogue. */
export const pseudoCatalogue = <Texts>(texts: Texts): Texts => {
  if (typeof texts === 'string') return pseudoText(texts) as Texts;
  if (Array.isArray(texts)) return texts.map(pseudoCatalogue) as Texts;
  return Object.fromEntries(
    Object.entries(texts as object).map(([name, text]) => [name, pseudoCatalogue(text)]),
  ) as Texts;
};
