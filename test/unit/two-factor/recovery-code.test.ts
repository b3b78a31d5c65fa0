import { describe, expect, test } from 'vitest';
import { systemRandom } from '../../../main/school/platform/random';
import { drawRecoveryCodes } from '../../../main/school/factors/recovery-code';
import { inGroupsOfFour, normaliseRecoveryCode } from '../../../shared/code-text';

describe('drawRecoveryCodes', () => {
  test('draws ten different codes of 80 bits that normalise to themselves', () => {
    const codes = drawRecoveryCodes(systemRandom);
    expect(codes).toHaveLength(10);
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) {
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
      expect(normaliseRecoveryCode(inGroupsOfFour(code, '-'))).toBe(code);
    }
  });

  test('uses every letter of the alphabet equally often', () => {
    const counts = new Map<string, number>();
    for (let draws = 0; draws < 200; draws += 1)
      for (const letter of drawRecoveryCodes(systemRandom).join(''))
        counts.set(letter, (counts.get(letter) ?? 0) + 1);
    expect(counts.size).toBe(32);
    // 1,000 of each are expected; the test allows seven standard deviations.
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(220);
  });

  test('draws again if two codes are equal', () => {
    let calls = 0;
    const codes = drawRecoveryCodes({ bytes: (count) => Buffer.alloc(count, calls++ >> 1) });
    expect(new Set(codes).size).toBe(10);
  });
});
