import { describe, expect, test } from 'vitest';
import { systemRandom } from '../../../main/school/platform/random';
import { drawRecoveryCodes } from '../../../main/school/factors/recovery-code';
import { inGroupsOfFour, normaliseRecoveryCode } from '../../../shared/code-text';

describe('drawRecoveryCodes', () => {
  test('draws ten different codes of 80 bits that read back as they were written', () => {
    const codes = drawRecoveryCodes(systemRandom);
    expect(codes).toHaveLength(10);
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) {
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
      expect(normaliseRecoveryCode(inGroupsOfFour(code, '-'))).toBe(code);
    }
  });

  test('uses every letter of the alphabet evenly: no bit of the random bytes is lost', () => {
    const counts = new Map<string, number>();
    for (let draws = 0; draws < 200; draws += 1)
      for (const letter of drawRecoveryCodes(systemRandom).join(''))
        counts.set(letter, (counts.get(letter) ?? 0) + 1);
    expect(counts.size).toBe(32);
    // 1,000 expected of each; seven standard deviations either way.
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(220);
  });

  test('draws again when two codes are alike', () => {
    let calls = 0;
    const codes = drawRecoveryCodes({ bytes: (count) => Buffer.alloc(count, calls++ >> 1) });
    expect(new Set(codes).size).toBe(10);
  });
});
