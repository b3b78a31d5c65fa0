import { policy } from '../../../shared/policy';
import type { Random } from '../platform/random';

/** Crockford's Base32, as on recovery codes: no I, L, O or U, so that a code survives being called across a room. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A fresh enrolment code: 8 characters of five bits. It lives ten minutes behind a throttle; 40 bits are plenty. */
export const drawEnrolmentCode = (random: Random): string =>
  Array.from(random.bytes(policy.enrolmentCode.characters), (byte) => alphabet.charAt(byte & 31)).join('');
