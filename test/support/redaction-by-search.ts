import type { ToHide } from '../../main/school/support/redact';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const withWords = (name: string): string[] =>
  [name, ...name.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2)].filter(
    (part) => part.trim() !== '',
  );

/** One pattern of all names: what takes the names out of the support file must take out whatever this does. */
export const withoutNames = (
  text: string,
  { names, computerUser }: Omit<ToHide, 'names'> & { readonly names: readonly string[] },
): string => {
  const parts = [...names, computerUser].flatMap(withWords);
  const longestFirst = [...new Set(parts)].toSorted((a, b) => b.length - a.length).map(escaped);
  return longestFirst.length === 0
    ? text
    : text.replace(
        new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'giu'),
        '[name]',
      );
};
