import { policy } from '../../../shared/policy';
import { drawCrockford } from '../platform/crockford';
import type { Random } from '../platform/random';

/** Draws an enrolment code of 8 characters. Its 40 bits suffice, because it expires after ten minutes and is throttled. */
export const drawEnrolmentCode = (random: Random): string =>
  drawCrockford(random, policy.enrolmentCode.characters);
