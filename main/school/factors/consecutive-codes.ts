import { codesFrom } from './totp';

/** The time steps in which to search for two codes in a row. */
export interface SearchWindow {
  /** The time step that the authenticator should show now. */
  readonly centre: number;
  /** How many steps before and after it the second code may lie. */
  readonly reach: number;
  /** Whether a time step was consumed or burnt. */
  readonly isSpent: (step: number) => boolean;
}

/**
 * Finds two codes that follow each other (RFC 6238, 6). Returns the time step of the second, the nearest to the centre, or
 * null. Pure. Both codes must be six ASCII digits. The work is the same whether they are found or not.
 */
export const findConsecutive = (
  secret: Uint8Array,
  first: string,
  second: string,
  { centre, reach, isSpent }: SearchWindow,
): number | null => {
  const from = centre - reach - 1;
  const codes = codesFrom(secret, from, 2 * reach + 2);
  let found: number | null = null;
  for (let index = 1; index < codes.length; index += 1) {
    if (codes[index - 1] !== first || codes[index] !== second) continue;
    const step = from + index;
    if (isSpent(step - 1) || isSpent(step)) continue;
    if (found === null || Math.abs(step - centre) < Math.abs(found - centre)) found = step;
  }
  return found;
};
