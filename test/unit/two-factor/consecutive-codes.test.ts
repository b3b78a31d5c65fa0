import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findConsecutive } from '../../../main/school/factors/consecutive-codes';
import { secretKeyText, stepAt, verifyCode } from '../../../main/school/factors/totp';
import { codeFor } from '../../support/school';

/** The code of a time step, by the tests' own implementation. */
const codeOfStep = (secret: Uint8Array, step: number): string =>
  codeFor(secretKeyText(secret), step * 30_000);

const secrets = fc.uint8Array({ minLength: 16, maxLength: 64 });
const periods = fc.constantFrom(30, 60);
// From 2020 to 2100.
const moments = fc.integer({ min: 1_577_836_800_000, max: 4_102_444_800_000 });
const nothingSpent = () => false;

/** A secret, the present time step, and the authenticator's distance from it. */
const situations = (reach: number) =>
  fc
    .record({
      secret: secrets,
      period: periods,
      now: moments,
      shift: fc.integer({ min: -3 * reach, max: 3 * reach }),
    })
    .map(({ secret, period, now, shift }) => {
      const centre = stepAt(now, period);
      const pair = [codeOfStep(secret, centre + shift - 1), codeOfStep(secret, centre + shift)] as const;
      return { secret, period, now, shift, centre, pair };
    });

describe('two codes in a row', () => {
  test.each([20, 60])('are found at their exact step within %i steps, and not beyond', (reach) => {
    fc.assert(
      fc.property(situations(reach), ({ secret, shift, centre, pair }) => {
        const found = findConsecutive(secret, ...pair, { centre, reach, isSpent: nothingSpent });
        expect(found).toBe(Math.abs(shift) <= reach ? centre + shift : null);
      }),
      { numRuns: 60 },
    );
  });

  test.each([-21, -20, 20, 21])(
    'at the edge, %i steps away, are found within twenty and no further',
    (shift) => {
      const secret = Buffer.from('a secret of 20 bytes');
      const centre = stepAt(Date.UTC(2026, 2, 2, 9));
      const pair = [codeOfStep(secret, centre + shift - 1), codeOfStep(secret, centre + shift)] as const;
      const found = findConsecutive(secret, ...pair, { centre, reach: 20, isSpent: nothingSpent });
      expect(found).toBe(Math.abs(shift) === 20 ? centre + shift : null);
    },
  );

  test('are not found in the wrong order, with a gap, or with one wrong code', () => {
    fc.assert(
      fc.property(situations(6), ({ secret, centre, shift, pair: [first, second] }) => {
        const search = (one: string, other: string) =>
          findConsecutive(secret, one, other, { centre, reach: 20, isSpent: nothingSpent });
        fc.pre(first !== second);
        expect(search(second, first)).toBeNull();
        expect(search(first, codeOfStep(secret, centre + shift + 1))).toBeNull();
        const wrong = String((Number(second) + 1) % 1_000_000).padStart(6, '0');
        expect(search(first, wrong)).toBeNull();
        expect(search(wrong, second)).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  test('are not found if either step is consumed or burnt', () => {
    fc.assert(
      fc.property(situations(6), fc.boolean(), ({ secret, centre, shift, pair }, firstIsSpent) => {
        const spent = centre + shift - (firstIsSpent ? 1 : 0);
        const isSpent = (step: number) => step === spent;
        expect(findConsecutive(secret, ...pair, { centre, reach: 20, isSpent })).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  test('bring a token in step: its codes then count within one step of the learned drift', () => {
    fc.assert(
      fc.property(
        situations(6),
        fc.integer({ min: -3, max: 3 }),
        ({ secret, period, now, shift, centre, pair }, away) => {
          const second = findConsecutive(secret, ...pair, { centre, reach: 20, isSpent: nothingSpent });
          if (second === null) throw new Error('Not found');
          const later = now + 5 * period * 1000;
          const step = stepAt(later, period) + shift + away;
          const timing = { periodSeconds: period, learnedDrift: second - centre };
          const verdict = verifyCode(secret, codeOfStep(secret, step), later, second, timing);
          expect(verdict).toEqual(Math.abs(away) <= 1 ? { kind: 'accepted', step } : { kind: 'wrong' });
          // Neither of the two codes counts again.
          for (const used of pair)
            expect(verifyCode(secret, used, now, second, timing).kind).not.toBe('accepted');
        },
      ),
      { numRuns: 60 },
    );
  });
});
