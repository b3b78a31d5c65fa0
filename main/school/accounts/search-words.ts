/** One word that an account is found by. */
export interface SearchWord {
  readonly word: string;
  /**
   * How many of its first letters another word of the account has that stands before it in the alphabet. Of the words
   * that begin with a search of n letters exactly one has fewer than n: everybody is found, and counted, once.
   */
  readonly shared: number;
  /** The same among the words of the name alone; more than any search has for a word of the username. */
  readonly nameShared: number;
  /** With what the account's words begin, this one and all others; and those of the name alone. */
  readonly initials: number;
  readonly nameInitials: number;
}

/** For a word that is in the username alone. */
const notInName = 1_000_000;

/** Letters that are no plain letter with a mark: a receptionist types what the keyboard has. */
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

/** The words of a text, folded: letters and digits; where there are none, whatever stands between the blanks. */
export const splitWords = (text: string): string[] =>
  folded(text)
    .split(/\s+/u)
    .filter((piece) => piece !== '')
    .flatMap((piece) => {
      const words = piece.split(/[^\p{L}\p{N}\p{M}]+/u).filter((word) => word !== '');
      return words.length > 0 ? words : [piece];
    });

/** What somebody is found by: the words of their name and username. */
export const searchWords = (name: string, username: string): SearchWord[] => {
  const ofName = sharedWithBefore(new Set(splitWords(name)));
  const all = sharedWithBefore(new Set([...ofName.keys(), ...splitWords(username)]));
  const initials = initialsOf([...all.keys()]);
  const nameInitials = initialsOf([...ofName.keys()]);
  return [...all].map(([word, shared]) => ({
    word,
    shared,
    nameShared: ofName.get(word) ?? notInName,
    initials,
    nameInitials,
  }));
};

/** No two of the letters a to z and the digits leave the same over, and a number of so many bits is exact everywhere. */
const initialBits = 39;

/**
 * With which letters words begin, a bit each. Whoever lacks one of a search's is not found by it; whoever has them all may be: other
 * scripts share the bits.
 */
export const initialsOf = (words: readonly string[]): number =>
  [...new Set(words.map((word) => (word.codePointAt(0) ?? 0) % initialBits))].reduce(
    (initials, bit) => initials + 2 ** bit,
    0,
  );

/** The beginnings that a typed text asks for, the longest first; one that another begins with asks for nothing more. */
export const searchTerms = (text: string): string[] => {
  const terms = [...new Set(splitWords(text))].toSorted((one, other) => other.length - one.length);
  return terms.filter((term, index) => !terms.slice(0, index).some((longer) => longer.startsWith(term)));
};

const sharedWithBefore = (words: ReadonlySet<string>): Map<string, number> => {
  let before = '';
  return new Map(
    [...words].sort().map((word) => {
      let shared = 0;
      while (shared < word.length && word[shared] === before[shared]) shared += 1;
      before = word;
      return [word, shared];
    }),
  );
};
