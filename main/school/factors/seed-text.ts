import { Secret } from 'otpauth';

/** The fewest bytes of a seed (RFC 4226, 4, R6), and the most that a token has. */
const shortest = 16;
const longest = 64;

/**
 * Reads a token's seed as its maker writes it: hex or Base32 (RFC 4648, 6), with or without blanks, dashes and padding, in
 * either case. What can be read as hex is hex: a Base32 text of this length without a letter from G on does not come about
 * by chance. Returns its bytes, or what is wrong with it.
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
