import { crockfordAlphabet } from '../../../shared/code-text';
import type { Random } from './random';

/** Draws a random code of `length` characters of Crockford's Base32, five bits each. */
export const drawCrockford = (random: Random, length: number): string =>
  // 256 is a multiple of 32, so the low five bits of a random byte are uniform.
  Array.from(random.bytes(length), (byte) => crockfordAlphabet.charAt(byte & 31)).join('');
