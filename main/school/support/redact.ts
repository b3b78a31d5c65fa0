import { setImmediate } from 'node:timers/promises';
import { NamesInText } from './names-in-text';

/** What `redact` takes out of a text besides everything that has the shape of a secret. */
export interface ToHide {
  /** Names and usernames of staff, the school's name and its contact line. A reader of many must yield to other calls. */
  readonly names: AsyncIterable<string> | Iterable<string>;
  /** The home folder and the name of the computer's user. */
  readonly homeDirectory: string;
  readonly computerUser: string;
}

/** UTF-16 units between two yields. Lines near `longestLine` can make the patterns slow enough to hold main up. */
const shapedAtOnce = 8_000;

/** Longer lines are left out, because the time that a pattern takes can grow with the square of the length. */
const longestLine = 2_000;

/** A name, and each of its words of three or more units: shorter ones would match by chance. */
const withWords = (name: string): string[] =>
  [name, ...name.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2)].filter(
    (part) => part.trim() !== '',
  );

/** What a secret, an id, a code or an address looks like, with its replacement; applied in this order, line by line. */
const shapes: readonly (readonly [RegExp, string])[] = [
  [/otpauth:\/\/\S+/giu, '[secret]'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/giu, '[id]'],
  [/([/\\]+(?:home|Users)[/\\]+)[^/\\\s:'"]+/gu, '$1[user]'],
  // Secret Keys, recovery codes and recovery keys: groups of four capitals and digits, or one long run of them.
  [/\b(?:[A-Z0-9]{4}[ -]){2,}[A-Z0-9]{1,4}\b/gu, '[secret]'],
  [/\b(?=\d*[A-Z])[A-Z0-9]{12,}\b/gu, '[secret]'],
  [/\b(?=[A-Za-z0-9+/_-]*\d)[A-Za-z0-9+/_-]{24,}={0,2}(?![A-Za-z0-9])/gu, '[secret]'],
  [/(?<![\d.:-])\d{3}[ -]?\d{3}(?![\d.:-])/gu, '[code]'],
  [/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, '[address]'],
];

/** Quoted text may be something that a person typed, so it goes. A quoted path stays. */
const withoutQuoted = (text: string): string =>
  text.replace(/(["'`])((?:(?!\1)[^\n])*)\1/gu, (quoted, mark: string, inside: string) =>
    /^(?:[/\\]|[A-Za-z]:\\)/u.test(inside) && !/\s/u.test(inside) ? quoted : `${mark}…${mark}`,
  );

const withoutShapes = (line: string): string =>
  line.length > longestLine
    ? `[a line of ${line.length} characters]`
    : shapes.reduce((rest, [shape, instead]) => rest.replace(shape, instead), withoutQuoted(line));

/** Takes out everything with the shape of a secret, and yields to other calls on the way. */
const withoutShapesInLines = async (text: string): Promise<string> => {
  const lines: string[] = [];
  let read = 0;
  for (const line of text.split('\n')) {
    lines.push(withoutShapes(line));
    read += line.length;
    if (read < shapedAtOnce) continue;
    read = 0;
    await setImmediate();
  }
  return lines.join('\n');
};

const namesOf = async (text: string, { names, computerUser }: ToHide): Promise<NamesInText> => {
  const search = new NamesInText(text);
  for (const part of withWords(computerUser)) search.add(part);
  for await (const name of names) for (const part of withWords(name)) search.add(part);
  return search;
};

/** Takes everything out of a technical text that names a person or may be a secret. When in doubt it takes more out. */
export const redact = async (text: string, hide: ToHide): Promise<string> => {
  const { homeDirectory } = hide;
  const shaped = await withoutShapesInLines(
    homeDirectory.length > 1 ? text.replaceAll(homeDirectory, '~') : text,
  );
  const names = await namesOf(shaped, hide);
  let redacted = '';
  let keptUpTo = 0;
  for (let at = 0; at < shaped.length; ) {
    const end = names.endOfNameAt(at);
    if (end > at) {
      redacted += `${shaped.slice(keptUpTo, at)}[name]`;
      keptUpTo = end;
    }
    at = Math.max(end, at + 1);
  }
  return redacted + shaped.slice(keptUpTo);
};
