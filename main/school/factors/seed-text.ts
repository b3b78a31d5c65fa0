import { Secret } from 'otpauth';

/** The least bytes of a seed (RFC 4226, 4, R6), and the most bytes that a token's seed has. */
const shortest = 16;
const longest = 64;

/**
 * Reads a token's seed in hex or Base32 (RFC 4648, 6), with or without blanks, dashes and padding, in either case. Text
 * that is valid as hex counts as hex: a random Base32 text of this length contains a letter after F. Returns the bytes, or
 * the problem.
 */
export const readSeed = (typed: string): Buffer | 'not-a-seed' | 'too-short' => {
  const text = typed
    .normalize('NFKC')
    .replace(/[\s-]/gu, '')
    .replace(/^0x/iu, '')
    .replace(/=+$/u, '')
    .toUpperCase();
  const bytes = /^([0-9A-F]{2})+$/.test(text)
    ? Buffer.from(text, 'hex')
    : /^[A-Z2-7]+$/.test(text) && text.length <= 2 * longest
      ? Buffer.from(Secret.fromBase32(text).bytes)
      : null;
  if (!bytes || bytes.length > longest) return 'not-a-seed';
  return bytes.length < shortest ? 'too-short' : bytes;
};
