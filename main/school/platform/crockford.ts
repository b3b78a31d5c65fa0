import { crockfordAlphabet } from '../../../shared/code-text';
import type { Random } from './random';

/** Draws a code of this many characters of Crockford's Base32, five bits each. */
export const drawCrockford = (random: Random, characters: number): string =>
  // 256 is a multiple of 32: five bits of a byte are as even as the byte.
  Array.from(random.bytes(characters), (byte) => crockfordAlphabet.charAt(byte & 31)).join('');
