/** The number of UTF-16 units at the start of a name that decide whether the search keeps the name. */
const beginningLength = 4;

/** Ignores case, because one combining mark of Greek (U+0345) is the lower case of a letter. */
const isLetter = /[\p{L}\p{N}]/iu;

/** Pairs that a pattern takes for the same sign, although neither case maps one to the other. */
const foldedAlone: Readonly<Record<string, string>> = {
  '\u1fd3': '\u0390',
  '\u1fe3': '\u03b0',
  '\ufb05': '\ufb06',
};

/**
 * Maps all signs that a case-insensitive pattern takes for the same to one of them. A pattern uses the engine's own case
 * folding, which differs from both case conversions. So each candidate is tried against a pattern.
 */
export const foldedSign = (sign: string): string => {
  for (const other of [foldedAlone[sign], sign.toUpperCase().toLowerCase(), sign.toLowerCase()])
    if (
      other !== undefined &&
      other !== sign &&
      other.length === sign.length &&
      new RegExp(`^\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}$`, 'iu').test(other)
    )
      return other;
  return sign;
};

/** A sign of the text, as the search compares it. */
interface Sign {
  readonly folded: string;
  readonly isLetter: boolean;
}

/**
 * Finds any number of names in one text. It reads the text once and indexes the beginnings of its words. A name that does
 * not occur in the text costs one look-up and no memory.
 */
export class NamesInText {
  private readonly signs = new Map<string, Sign>();
  /** The text without case; as long as the text itself. */
  private readonly foldedText: string;
  /** By unit: 1 where a name may begin, because no letter or digit comes before. */
  private readonly mayBegin: Uint8Array;
  /** By unit: 1 where a name may end, because no letter or digit follows. */
  private readonly mayEnd: Uint8Array;
  /** The first units of every word in the text, in each length up to `beginningLength`. */
  private readonly beginnings = new Set<string>();
  /** Names that may occur in the text, without case. */
  private readonly names = new Set<string>();
  /** The length of the longest of these names, by their beginning. */
  private readonly longestByBeginning = new Map<string, number>();

  constructor(private readonly text: string) {
    this.mayBegin = new Uint8Array(text.length + 1);
    this.mayEnd = new Uint8Array(text.length + 1);
    this.foldedText = this.foldText();
    for (let at = 0; at < text.length; at += 1)
      if (this.mayBegin[at] === 1)
        for (const beginning of this.beginningsAt(at)) this.beginnings.add(beginning);
  }

  /** Adds a name to search for. */
  add(name: string): void {
    let folded = '';
    for (const sign of name) folded += this.signOf(sign).folded;
    const beginning = folded.slice(0, beginningLength);
    if (!this.beginnings.has(beginning)) return;
    this.names.add(folded);
    this.longestByBeginning.set(
      beginning,
      Math.max(this.longestByBeginning.get(beginning) ?? 0, folded.length),
    );
  }

  /** Returns the end of the longest name that begins at `at`, or `at` itself where no name begins. */
  endOfNameAt(at: number): number {
    if (this.mayBegin[at] !== 1) return at;
    let longest = 0;
    for (const beginning of this.beginningsAt(at))
      longest = Math.max(longest, this.longestByBeginning.get(beginning) ?? 0);
    for (let end = Math.min(at + longest, this.text.length); end > at; end -= 1)
      if (this.mayEnd[end] === 1 && this.names.has(this.foldedText.slice(at, end))) return end;
    return at;
  }

  /** Folds the text, and marks where a name may begin and end in it. */
  private foldText(): string {
    let afterLetter = false;
    const pieces: string[] = [];
    let at = 0;
    for (const sign of this.text) {
      const { folded, isLetter: letter } = this.signOf(sign);
      this.mayBegin[at] = afterLetter ? 0 : 1;
      this.mayEnd[at] = letter ? 0 : 1;
      afterLetter = letter;
      pieces.push(folded);
      at += sign.length;
    }
    this.mayEnd[at] = 1;
    return pieces.join('');
  }

  private beginningsAt(at: number): string[] {
    const beginnings: string[] = [];
    for (let length = 1; length <= beginningLength; length += 1)
      beginnings.push(this.foldedText.slice(at, at + length));
    return beginnings;
  }

  private signOf(sign: string): Sign {
    const known = this.signs.get(sign);
    if (known !== undefined) return known;
    const judged = { folded: foldedSign(sign), isLetter: isLetter.test(sign) };
    this.signs.set(sign, judged);
    return judged;
  }
}
