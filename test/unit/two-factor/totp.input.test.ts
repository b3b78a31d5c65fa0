import * as fc from 'fast-check';
import { TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, type MockInstance, test, vi } from 'vitest';
import { secretKeyText, verifyCode } from '../../../main/school/factors/totp';
import { codeFor } from '../../support/school';

const secret = Buffer.from('a secret of 20 bytes');
const now = Date.UTC(2026, 2, 2, 9);
const right = codeFor(secretKeyText(secret), now);

describe('the input of otpauth', () => {
  let validate: MockInstance<typeof TOTP.validate>;
  beforeEach(() => {
    validate = vi.spyOn(TOTP, 'validate');
  });
  afterEach(() => {
    validate.mockRestore();
  });

  test('is six ASCII digits', () => {
    expect(verifyCode(secret, right, now, -1).kind).toBe('accepted');
    expect(validate).toHaveBeenCalledOnce();
  });

  // IPC carries any structured clone, and types validate nothing.
  test.each([
    ['an array of the code', [right]],
    ['an array of digits', [...right]],
    ['bytes', Buffer.from(right)],
    ['a number', Number(right)],
    ['what reads as the code', { toString: () => right }],
    ['null', null],
    ['undefined', undefined],
    ['true', true],
    ['a boxed string', Object(right)],
  ])('is not %s', (_name, code) => {
    expect(verifyCode(secret, code as never, now, -1)).toEqual({ kind: 'wrong' });
    expect(validate).not.toHaveBeenCalled();
  });

  test.each([
    '',
    ' ',
    `${right}\n`,
    ` ${right}`,
    `${right.slice(0, 3)} ${right.slice(3)}`,
    right.slice(0, 5),
    `${right}0`,
    `+${right.slice(1)}`,
    '1e5000',
    '0x1234',
    '１２３４５６',
    '١٢٣٤٥٦',
    '12345６',
    '𝟏𝟐𝟑𝟒𝟓𝟔',
    'é',
    '\ud800',
    '\u0000',
  ])('is not %j', (code) => {
    expect(verifyCode(secret, code, now, -1)).toEqual({ kind: 'wrong' });
    expect(validate).not.toHaveBeenCalled();
  });

  test('is nothing else, and verifyCode never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 8 }), fc.anything()), (code) => {
        validate.mockClear();
        const verdict = verifyCode(secret, code as never, now, -1);
        const isCode = typeof code === 'string' && /^[0-9]{6}$/.test(code);
        expect(validate).toHaveBeenCalledTimes(isCode ? 1 : 0);
        if (!isCode) expect(verdict).toEqual({ kind: 'wrong' });
      }),
      { numRuns: 400 },
    );
  });
});
