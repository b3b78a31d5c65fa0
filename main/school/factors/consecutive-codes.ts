import { codesFrom } from './totp';

/** Where two codes in a row are looked for, in time steps. */
export interface Searched {
  /** The step that the authenticator should show now. */
  readonly centre: number;
  /** How many steps before and after it the second code may lie. */
  readonly reach: number;
  /** Steps that do not count any more. */
  readonly isSpent: (step: number) => boolean;
}

/**
 * Finds the time step of the second of two codes that follow each other (RFC 6238, 6), the nearest to the centre; null
 * when they are nowhere. Pure. Both must be six ASCII digits. All codes of the window are made, found or not.
 */
export const findConsecutive = (
  secret: Uint8Array,
  first: string,
  second: string,
  { centre, reach, isSpent }: Searched,
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
