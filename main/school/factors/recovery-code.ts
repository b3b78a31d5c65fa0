import { policy } from '../../../shared/policy';
import type { Random } from '../platform/random';

/** Crockford's Base32: no I, L, O or U, so that a code survives handwriting. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const characters = 16;

/** A fresh code of 16 characters, 80 bits. */
export const drawCode = (random: Random): string =>
  // 256 is a multiple of 32: five bits of a byte are as even as the byte.
  Array.from(random.bytes(characters), (byte) => alphabet.charAt(byte & 31)).join('');

/** Ten fresh codes. */
export const drawRecoveryCodes = (random: Random): string[] => {
  const codes = new Set<string>();
  while (codes.size < policy.recoveryCodes.count) codes.add(drawCode(random));
  return [...codes];
};
