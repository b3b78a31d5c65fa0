/** What a text must not hold when it leaves the desk. */
export interface ToHide {
  /** Names and usernames of staff, the school's name, its contact line. */
  readonly names: readonly string[];
  /** The computer user's own folder and name. */
  readonly homeDirectory: string;
  readonly computerUser: string;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A name, and each of its words that is long enough to be told from chance. */
const withWords = (name: string): string[] =>
  [name, ...name.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2)].filter(
    (part) => part.trim() !== '',
  );

const anyOf = (texts: readonly string[]): RegExp | null => {
  const longestFirst = [...new Set(texts)].toSorted((a, b) => b.length - a.length).map(escaped);
  return longestFirst.length === 0
    ? null
    : new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
};

/** In this order: what is recognised by its shape, whatever stands around it. */
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

/** Takes out of a technical text whatever tells of a person or could be a secret. It rather takes too much. */
export const redact = (text: string, { names, homeDirectory, computerUser }: ToHide): string => {
  const home = homeDirectory.length > 1 ? text.replaceAll(homeDirectory, '~') : text;
  const shaped = shapes.reduce((rest, [shape, instead]) => rest.replace(shape, instead), withoutQuoted(home));
  const named = anyOf([...names.flatMap(withWords), ...withWords(computerUser)]);
  return named === null ? shaped : shaped.replace(named, '[name]');
};
