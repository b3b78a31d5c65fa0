import * as fc from 'fast-check';
import { URI } from 'otpauth';
import { describe, expect, test } from 'vitest';
import { provisioningUri, secretKeyText } from '../../../main/school/factors/totp';

const secret = Buffer.from('a secret of 20 bytes');

/** The two parts of the label, as an authentication app splits them. */
const labelOf = (uri: string): { raw: string; issuer: string; account: string } => {
  const raw = /^otpauth:\/\/totp\/([^?]*)\?/.exec(uri)?.[1] ?? '';
  const [issuer = '', account = '', ...more] = decodeURIComponent(raw).split(':');
  if (more.length > 0) throw new Error(`More than one colon in ${raw}`);
  return { raw, issuer, account };
};

const awkward = fc.constantFrom(
  ' ',
  '  ',
  ':',
  '+',
  '?',
  '%',
  '&',
  '#',
  '/',
  '\\',
  '=',
  "'",
  '"',
  '(',
  ')',
  '*',
  '!',
  '~',
  '@',
  ';',
  ',',
  '%20',
  '%3A',
  '%zz',
  'ä',
  'ö',
  'ß',
  'É',
  'e\u0301',
  '舞',
  '🤸',
  '👩‍🏫',
  'مدرسة',
  '\u202e',
  '\u200d',
  '\u00a0',
  '\ud800',
  '\udc00',
  '\u0000',
  '\n',
  '：',
);
const text = fc.oneof(
  fc
    .array(fc.oneof(awkward, fc.string({ unit: 'grapheme', maxLength: 4 })), { minLength: 1, maxLength: 12 })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }),
);

describe('provisioningUri', () => {
  test('follows Google’s Key URI format', () => {
    expect(provisioningUri(secret, 'Nörd & Süd: Turnen+', 'anna müller')).toBe(
      `otpauth://totp/N%C3%B6rd%20%26%20S%C3%BCd%20Turnen%2B:anna%20m%C3%BCller?issuer=N%C3%B6rd%20%26%20S%C3%BCd%20Turnen%2B&secret=${secretKeyText(secret)}&algorithm=SHA1&digits=6&period=30`,
    );
  });

  test('falls back to the product’s name if nothing is left of a name', () => {
    const { issuer, account } = labelOf(provisioningUri(secret, ':::', ' : '));
    expect(issuer).not.toBe('');
    expect(account).not.toBe('');
  });

  test('is a URL with one issuer, one colon, %20 for blanks and Base32 without padding, for any names', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), text, text, (bytes, issuer, username) => {
        const uri = provisioningUri(bytes, issuer, username);
        const url = new URL(uri);
        expect([url.protocol, url.host]).toEqual(['otpauth:', 'totp']);
        expect(uri).toMatch(/^[\x21-\x7e]+$/);
        expect(uri).not.toContain('+');
        expect(url.hash).toBe('');

        const label = labelOf(uri);
        expect(label.raw.match(/:/g)).toHaveLength(1);
        expect(label.raw).not.toContain('/');
        expect(label.issuer).toBe(url.searchParams.get('issuer'));
        for (const part of [label.issuer, label.account]) {
          expect(part).not.toMatch(/:|^\s|\s$/u);
          expect(part).not.toBe('');
        }
        expect([...url.searchParams.keys()].sort()).toEqual([
          'algorithm',
          'digits',
          'issuer',
          'period',
          'secret',
        ]);
        expect(url.searchParams.get('secret')).toMatch(/^[A-Z2-7]{32}$/);
      }),
      { numRuns: 500 },
    );
  });

  test('reads back through otpauth unchanged', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), text, text, (bytes, issuer, username) => {
        const uri = provisioningUri(bytes, issuer, username);
        const read = URI.parse(uri);
        const label = labelOf(uri);
        expect(read).toMatchObject({
          issuer: label.issuer,
          label: label.account,
          algorithm: 'SHA1',
          digits: 6,
          period: 30,
        });
        expect(read.secret.bytes).toEqual(bytes);
      }),
      { numRuns: 500 },
    );
  });

  test('keeps ordinary names unchanged', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\p{L}\p{N}+?%&🤸]( ?[\p{L}\p{N}+?%&])*$/u), (name) => {
        const label = labelOf(provisioningUri(secret, name, name));
        expect(label).toMatchObject({ issuer: name, account: name });
      }),
    );
  });
});
