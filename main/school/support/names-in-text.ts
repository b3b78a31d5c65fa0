import { setImmediate } from 'node:timers/promises';

/** So many first units of a name say whether it is worth keeping. */
const beginningLength = 4;

/** Units of the text at once: a few milliseconds. */
const readAtOnce = 8_000;

/** Without case as well: a mark of Greek is the small form of a letter. */
const isLetter = /[\p{L}\p{N}]/iu;

/** Of these, one capital for two is all that the upper case tells. */
const foldedAlone: Readonly<Record<string, string>> = {
  '\u1fd3': '\u0390',
  '\u1fe3': '\u03b0',
  '\ufb05': '\ufb06',
};

/**
 * The one of all signs that a pattern takes for the same when it does not look at case. It is not what either case says:
 * a pattern goes by the engine's own table, which is asked about each of them.
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

/** What one sign is to the search. */
interface Sign {
  readonly folded: string;
  readonly isLetter: boolean;
}

/**
 * Names of any number in one text. The text is read once, and each name is held against what could begin in it: those that do
 * not stand in it cost a look-up each, and are not kept.
 */
export class NamesInText {
  private readonly signs = new Map<string, Sign>();
  /** The text without case, of its own length. */
  private folded = '';
  /** By unit: no letter or digit stands right before, so that a name may begin. */
  private readonly mayBegin: Uint8Array;
  /** The same of what stands there: no letter or digit, so that a name may end before it. */
  private readonly mayEnd: Uint8Array;
  /** What a name that stands in the text begins with. */
  private readonly beginnings = new Set<string>();
  private readonly kept = new Set<string>();
  /** The longest kept name by its beginning. */
  private readonly longest = new Map<string, number>();

  private constructor(private readonly text: string) {
    this.mayBegin = new Uint8Array(text.length + 1);
    this.mayEnd = new Uint8Array(text.length + 1);
  }

  /** Reads a text, and lets others in between. */
  static async in(text: string): Promise<NamesInText> {
    const names = new NamesInText(text);
    await names.read();
    return names;
  }

  /** Looks for a name as well. */
  add(name: string): void {
    let folded = '';
    for (const sign of name) folded += this.signOf(sign).folded;
    const beginning = folded.slice(0, beginningLength);
    if (!this.beginnings.has(beginning)) return;
    this.kept.add(folded);
    this.longest.set(beginning, Math.max(this.longest.get(beginning) ?? 0, folded.length));
  }

  /** Where the longest name that begins at a place ends; the place itself where none does. */
  endOfNameAt(at: number): number {
    if (this.mayBegin[at] !== 1) return at;
    let longest = 0;
    for (const beginning of this.beginningsAt(at))
      longest = Math.max(longest, this.longest.get(beginning) ?? 0);
    for (let end = Math.min(at + longest, this.text.length); end > at; end -= 1)
      if (this.mayEnd[end] === 1 && this.kept.has(this.folded.slice(at, end))) return end;
    return at;
  }

  private async read(): Promise<void> {
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
      if (pieces.length % readAtOnce === 0) await setImmediate();
    }
    this.mayEnd[at] = 1;
    this.folded = pieces.join('');
    for (let begin = 0; begin < at; begin += 1) {
      if (this.mayBegin[begin] === 1)
        for (const beginning of this.beginningsAt(begin)) this.beginnings.add(beginning);
      if (begin % readAtOnce === 0) await setImmediate();
    }
  }

  private beginningsAt(at: number): string[] {
    const beginnings: string[] = [];
    for (let length = 1; length <= beginningLength; length += 1)
      beginnings.push(this.folded.slice(at, at + length));
    return beginnings;
  }

  private signOf(sign: string): Sign {
    const known = this.signs.get(sign);
    if (known !== undefined) return known;
    const found = { folded: foldedSign(sign), isLetter: isLetter.test(sign) };
    this.signs.set(sign, found);
    return found;
  }
}
