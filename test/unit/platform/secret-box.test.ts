import { createCipheriv, hkdfSync } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KeyRing } from '../../../main/school/keys/key-ring';
import { systemRandom } from '../../../main/school/platform/random';
import { createSecretBox, SealBroken, type SecretPurpose } from '../../../main/school/keys/secret-box';

const key = Buffer.alloc(32, 7);
const ring = new KeyRing([{ id: 1, key }]);
const box = createSecretBox(ring, systemRandom);
const boundTo = ['account', 'enrolment'];
const purposes = [
  'authenticator-secret',
  'recovery-code',
  'unknown-username',
  'audit-chain',
] as const satisfies SecretPurpose[];

const purpose = fc.constantFrom(...purposes);
const bytes = fc.uint8Array({ maxLength: 200 });
const ids = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 3 });
const opens = (
  sealed: Uint8Array,
  of: SecretPurpose = 'authenticator-secret',
  to: readonly string[] = boundTo,
  with_ = box,
): boolean => {
  try {
    with_.open(of, sealed, to);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(SealBroken);
    return false;
  }
};

describe('a secret box', () => {
  test('opens the texts that it sealed', () => {
    fc.assert(
      fc.property(purpose, bytes, ids, (of, plain, to) => {
        const sealed = box.seal(of, plain, to);
        expect(box.open(of, sealed, to)).toEqual(Buffer.from(plain));
        expect(sealed.length).toBe(1 + 12 + plain.length + 16);
      }),
    );
  });

  test('seals a text differently each time, and never shows its plain bytes', () => {
    const plain = systemRandom.bytes(20);
    const sealed = Array.from({ length: 200 }, () => box.seal('authenticator-secret', plain, boundTo));
    expect(new Set(sealed.map((one) => one.subarray(1, 13).toString('hex'))).size).toBe(200);
    expect(sealed.some((one) => one.includes(plain))).toBe(false);
  });

  test('does not open after any single bit was flipped', () => {
    const sealed = box.seal('authenticator-secret', systemRandom.bytes(20), boundTo);
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const damaged = Buffer.from(sealed);
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(opens(damaged)).toBe(false);
    }
    expect(opens(sealed)).toBe(true);
  });

  test('does not open for another purpose, other ids, the same ids otherwise split, or another key', () => {
    const sealed = box.seal('authenticator-secret', systemRandom.bytes(20), boundTo);
    for (const other of purposes.slice(1)) expect(opens(sealed, other)).toBe(false);
    for (const to of [
      [],
      ['account'],
      ['enrolment', 'account'],
      ['account', 'enrolment', ''],
      ['accountenrolment'],
      ['account', 'other'],
    ])
      expect(opens(sealed, 'authenticator-secret', to)).toBe(false);
    const stranger = createSecretBox(new KeyRing([{ id: 1, key: Buffer.alloc(32, 8) }]), systemRandom);
    expect(opens(sealed, 'authenticator-secret', boundTo, stranger)).toBe(false);
  });

  test('does not open with a tag cut short, to four bytes either, or to nothing at all', () => {
    const sealed = box.seal('authenticator-secret', Buffer.alloc(0), boundTo);
    for (let length = 0; length < sealed.length; length += 1)
      expect(opens(sealed.subarray(0, length))).toBe(false);

    // Node accepts a four-byte tag by default. The test makes one with the right key, as if an attacker had guessed it.
    const purposeKey = Buffer.from(hkdfSync('sha256', key, '', 'latchkey/authenticator-secret/1', 32));
    const nonce = Buffer.alloc(12, 1);
    const cipher = createCipheriv('aes-256-gcm', purposeKey, nonce, { authTagLength: 4 });
    const parts = ['authenticator-secret', '1', ...boundTo].map((part) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(part.length);
      return Buffer.concat([length, Buffer.from(part)]);
    });
    cipher.setAAD(Buffer.concat(parts));
    const ciphertext = Buffer.concat([cipher.update('a forged secret, 20b'), cipher.final()]);
    expect(opens(Buffer.concat([Buffer.from([1]), nonce, ciphertext, cipher.getAuthTag()]))).toBe(false);
  });

  test('opens no text that it did not seal', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (sealed) => {
        expect(opens(sealed)).toBe(false);
      }),
    );
  });

  test('seals under the new key after a rotation, and still opens texts under the old one', () => {
    const turned = new KeyRing(ring.all);
    const before = createSecretBox(turned, systemRandom).seal('authenticator-secret', key, boundTo);
    turned.add(Buffer.alloc(32, 9));
    const after = createSecretBox(turned, systemRandom);
    expect(after.open('authenticator-secret', before, boundTo)).toEqual(key);
    const sealed = after.seal('authenticator-secret', key, boundTo);
    expect(opens(sealed)).toBe(false);
    // The key's id is authenticated too, so old ciphertext can't pass as the new key's.
    const swapped = Buffer.concat([sealed.subarray(0, 1), before.subarray(1)]);
    expect(opens(swapped, 'authenticator-secret', boundTo, after)).toBe(false);
  });
});

describe('a MAC', () => {
  test('differs with the purpose, the key, and the split of the same text', () => {
    const macs = [
      box.mac('recovery-code', ['ab', 'c']),
      box.mac('recovery-code', ['a', 'bc']),
      box.mac('recovery-code', ['abc']),
      box.mac('recovery-code', ['abc', '']),
      box.mac('audit-chain', ['ab', 'c']),
      createSecretBox(new KeyRing([{ id: 1, key: Buffer.alloc(32, 8) }]), systemRandom).mac('recovery-code', [
        'ab',
        'c',
      ]),
    ];
    expect(new Set(macs.map((mac) => mac.toString('hex'))).size).toBe(macs.length);
    expect(box.mac('recovery-code', ['ab', 'c'])).toEqual(macs[0]);
  });

  test('is compared whole', () => {
    const mac = box.mac('audit-chain', ['row']);
    expect(box.isMac('audit-chain', ['row'], mac)).toBe(true);
    for (let bit = 0; bit < mac.length * 8; bit += 1) {
      const damaged = Buffer.from(mac);
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(box.isMac('audit-chain', ['row'], damaged)).toBe(false);
    }
    for (let length = 0; length < mac.length; length += 1)
      expect(box.isMac('audit-chain', ['row'], mac.subarray(0, length))).toBe(false);
    expect(box.isMac('audit-chain', ['row'], Buffer.concat([mac, mac]))).toBe(false);
  });
});
