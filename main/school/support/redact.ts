import { setImmediate } from 'node:timers/promises';
import { NamesInText } from './names-in-text';

/** What a text must not hold when it leaves the desk. */
export interface ToHide {
  /** Names and usernames of staff, the school's name, its contact line; whoever reads them all lets others in between. */
  readonly names: AsyncIterable<string> | Iterable<string>;
  /** The computer user's own folder and name. */
  readonly homeDirectory: string;
  readonly computerUser: string;
}

/** UTF-16 units at once: a few milliseconds. */
const readAtOnce = 8_000;

/** A line that is longer is left out: what is recognised by its shape is looked for from each of its signs to its end. */
const longestLine = 2_000;

/** A name, and each of its words that is long enough to be told from chance. */
const withWords = (name: string): string[] =>
  [name, ...name.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2)].filter(
    (part) => part.trim() !== '',
  );

/** In this order: what is recognised by its shape, whatever stands around it. None of them goes over the end of a line. */
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

/** What stands in quotation marks may be anything that somebody typed; a path or a short word of code is kept. */
const withoutQuoted = (text: string): string =>
  text.replace(/(["'`])((?:(?!\1)[^\n])*)\1/gu, (quoted, mark: string, inside: string) =>
    /^(?:[/\\]|[A-Za-z]:\\)/u.test(inside) && !/\s/u.test(inside) ? quoted : `${mark}…${mark}`,
  );

const withoutShapes = (line: string): string =>
  line.length > longestLine
    ? `[a line of ${line.length} characters]`
    : shapes.reduce((rest, [shape, instead]) => rest.replace(shape, instead), withoutQuoted(line));

/** Line by line, with others at this desk in between. */
const shapedLines = async (text: string): Promise<string> => {
  const shaped: string[] = [];
  let read = 0;
  for (const line of text.split('\n')) {
    shaped.push(withoutShapes(line));
    read += line.length;
    if (read < readAtOnce) continue;
    read = 0;
    await setImmediate();
  }
  return shaped.join('\n');
};

const namesOf = async (text: string, { names, computerUser }: ToHide): Promise<NamesInText> => {
  const found = await NamesInText.in(text);
  for (const part of withWords(computerUser)) found.add(part);
  for await (const name of names) for (const part of withWords(name)) found.add(part);
  return found;
};

/** Takes out of a technical text whatever tells of a person or could be a secret. It rather takes too much. */
export const redact = async (text: string, hide: ToHide): Promise<string> => {
  const { homeDirectory } = hide;
  const shaped = await shapedLines(homeDirectory.length > 1 ? text.replaceAll(homeDirectory, '~') : text);
  const names = await namesOf(shaped, hide);
  let redacted = '';
  let keptUpTo = 0;
  for (let at = 0; at < shaped.length; ) {
    const end = names.endOfNameAt(at);
    if (end > at) {
      redacted += `${shaped.slice(keptUpTo, at)}[name]`;
      keptUpTo = end;
    }
    const next = Math.max(end, at + 1);
    if (Math.floor(next / readAtOnce) > Math.floor(at / readAtOnce)) await setImmediate();
    at = next;
  }
  return redacted + shaped.slice(keptUpTo);
};
