/** Letters that NFKD does not decompose. A receptionist types the plain letters instead. */
const plain: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** The form in which the app searches and sorts names: without case, width and accents. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '')
    .replace(/[ßæœøłđðþı]/gu, (letter) => plain[letter] ?? letter);

/** The text in which managers search. The blank keeps a word from matching across name and username. */
export const searchText = (name: string, username: string): string => `${folded(name)} ${folded(username)}`;

/** The folded words of a typed text, without the signs around them, so that "Lopez, Maria" finds Maria Lopez. */
export const searchTerms = (text: string): string[] => [
  ...new Set(
    folded(text)
      // PostgreSQL takes no NUL, and SQLite would end the pattern there.
      .split(/[\s\p{Cc}]+/u)
      .filter((word) => word !== '')
      .map((word) => word.replace(/^[^\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+$/gu, '') || word),
  ),
];
