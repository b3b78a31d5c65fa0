import { policy } from '../../../shared/policy';
import { drawCrockford } from '../platform/crockford';
import type { Random } from '../platform/random';

/** A fresh enrolment code: 8 characters of five bits. It lives ten minutes behind a throttle; 40 bits are plenty. */
export const drawEnrolmentCode = (random: Random): string =>
  drawCrockford(random, policy.enrolmentCode.characters);
