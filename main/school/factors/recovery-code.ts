import { policy } from '../../../shared/policy';
import { drawCrockford } from '../platform/crockford';
import type { Random } from '../platform/random';

/** Draws a code of 16 characters, 80 bits. */
export const drawCode = (random: Random): string => drawCrockford(random, 16);

/** Draws ten different codes. */
export const drawRecoveryCodes = (random: Random): string[] => {
  const codes = new Set<string>();
  while (codes.size < policy.recoveryCodes.count) codes.add(drawCode(random));
  return [...codes];
};
