import { describe, expect, test } from 'vitest';
import { secretKeyText, stepAt, verifyCode } from '../../../main/school/factors/totp';

/** The secret of both RFCs' test vectors. */
const secret = Buffer.from('12345678901234567890');

describe('verifyCode', () => {
  // RFC 6238, Appendix B, the SHA-1 rows. A code of six digits is the last six of its eight digits.
  test.each([
    [59, '94287082', 0x1],
    [1_111_111_109, '07081804', 0x23523ec],
    [1_111_111_111, '14050471', 0x23523ed],
    [1_234_567_890, '89005924', 0x273ef07],
    [2_000_000_000, '69279037', 0x3f940aa],
    [20_000_000_000, '65353130', 0x27bc86aa],
  ])('accepts RFC 6238 at %i s: %s', (seconds, eightDigits, step) => {
    expect(stepAt(seconds * 1000)).toBe(step);
    expect(verifyCode(secret, eightDigits.slice(2), seconds * 1000, -1)).toEqual({ kind: 'accepted', step });
  });

  test.each([59, 1_111_111_109, 20_000_000_000])(
    'refuses the eight digits themselves and their first six at %i s',
    (seconds) => {
      for (const code of ['94287082', '942870', '07081804', '070818', '65353130', '653531'])
        expect(verifyCode(secret, code, seconds * 1000, -1)).toEqual({ kind: 'wrong' });
    },
  );

  // RFC 4226, Appendix D: the counter is the time step.
  test.each(
    ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'].map(
      (code, counter) => [counter, code] as const,
    ),
  )('accepts RFC 4226 at counter %i: %s', (counter, code) => {
    for (const withinStep of [0, 1, 29_999])
      expect(verifyCode(secret, code, counter * 30_000 + withinStep, -1)).toEqual({
        kind: 'accepted',
        step: counter,
      });
  });

  test('accepts no code of another counter, and none of the SHA-256 rows', () => {
    expect(verifyCode(secret, '520489', 0, -1)).toEqual({ kind: 'wrong' });
    expect(verifyCode(secret, '119246', 59_000, -1)).toEqual({ kind: 'wrong' });
    expect(verifyCode(secret, '084774', 1_111_111_109_000, -1)).toEqual({ kind: 'wrong' });
  });

  test('shows the secret in Base32 like the RFCs', () => {
    expect(secretKeyText(secret)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  });
});
