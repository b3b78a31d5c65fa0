import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { secretKeyText, stepAt, verifyCode } from '../../../main/school/factors/totp';
import { codeFor } from '../../support/school';

const secret = Buffer.from('a secret of 20 bytes');
const key = secretKeyText(secret);
const now = Date.UTC(2026, 2, 2, 9) + 12_345;
const step = stepAt(now);
const codeAt = (steps: number): string => codeFor(key, now + steps * 30_000);

describe('the time step of a code', () => {
  test.each([-1, 0, 1])('counts at %i from now', (away) => {
    expect(verifyCode(secret, codeAt(away), now, -1)).toEqual({ kind: 'accepted', step: step + away });
  });

  test.each([-20, -3, -2, 2, 3, 20])('does not count at %i from now', (away) => {
    expect(verifyCode(secret, codeAt(away), now, -1)).toEqual({ kind: 'wrong' });
  });

  test.each([
    [-1, 0, 'used'],
    [-1, -1, 'used'],
    [-1, -2, 'accepted'],
    [0, 0, 'used'],
    [0, -1, 'accepted'],
    [1, 1, 'used'],
    [1, 0, 'accepted'],
    // The drift window allows the last accepted step to be one ahead. That is no turned clock.
    [0, 1, 'used'],
    [-1, 1, 'used'],
  ] as const)('%i away from now is, after step %i, %s', (away, last, kind) => {
    expect(verifyCode(secret, codeAt(away), now, step + last).kind).toBe(kind);
  });

  test('reports the clock as behind if the last step lies beyond the drift window', () => {
    for (const last of [2, 3, 2_880])
      for (const away of [-1, 0, 1])
        expect(verifyCode(secret, codeAt(away), now, step + last)).toEqual({ kind: 'clock-behind' });
  });

  test('reports it for a right code and a wrong one alike', () => {
    expect(verifyCode(secret, codeAt(7), now, step + 10)).toEqual({ kind: 'clock-behind' });
    expect(verifyCode(secret, codeAt(0), now, step + 10)).toEqual({ kind: 'clock-behind' });
  });

  test('is never accepted twice, whatever the times', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 20, maxLength: 20 }),
        fc.array(
          fc.record({ at: fc.integer({ min: 0, max: 200_000 }), away: fc.integer({ min: -3, max: 3 }) }),
          { maxLength: 12 },
        ),
        (bytes, tries) => {
          let last = -1;
          for (const { at, away } of tries) {
            const moment = now + at;
            const verdict = verifyCode(
              bytes,
              codeFor(secretKeyText(bytes), moment + away * 30_000),
              moment,
              last,
            );
            if (verdict.kind !== 'accepted') continue;
            expect(verdict.step).toBeGreaterThan(last);
            expect(Math.abs(verdict.step - stepAt(moment))).toBeLessThanOrEqual(1);
            last = verdict.step;
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
