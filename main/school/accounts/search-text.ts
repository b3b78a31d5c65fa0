/** Letters that NFKD does not take apart: a receptionist types the plain letters of the keyboard. */
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

/** The form in which names are searched and sorted: without case, width and accents. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '')
    .replace(/[ßæœøłđðþı]/gu, (letter) => plain[letter] ?? letter);

/** What managers search in. The blank keeps a word from being found across the two. */
export const searchText = (name: string, username: string): string => `${folded(name)} ${folded(username)}`;

/** The words of a typed text, folded. Signs around a word are left off, so that "Lopez, Maria" finds Maria Lopez. */
export const searchTerms = (text: string): string[] => [
  ...new Set(
    folded(text)
      // PostgreSQL takes no NUL, and SQLite would end the pattern there.
      .split(/[\s\p{Cc}]+/u)
      .filter((word) => word !== '')
      .map((word) => word.replace(/^[^\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+$/gu, '') || word),
  ),
];
