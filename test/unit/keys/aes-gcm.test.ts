import { createDecipheriv } from 'node:crypto';
import { expect, test } from 'vitest';
import { nonceBytes, open, seal, startOpening, tagBytes } from '../../../main/school/keys/aes-gcm';

const key = Buffer.alloc(32, 7);
const nonce = Buffer.alloc(nonceBytes, 3);
const associated = Buffer.from('of this row');
const plain = Buffer.from('a secret');

test('what is sealed is its nonce, AES-256-GCM and a tag of 16 bytes', () => {
  const sealed = seal(key, plain, associated, nonce);
  expect(sealed).toHaveLength(12 + plain.length + 16);
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: 16 });
  decipher.setAAD(associated).setAuthTag(sealed.subarray(-16));
  expect(Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()])).toEqual(plain);
  expect(open(key, sealed, associated)).toEqual(plain);
});

test('nothing else opens: another byte, key or row, and a shorter tag', () => {
  const sealed = seal(key, plain, associated, nonce);
  for (let index = 0; index < sealed.length; index += 1) {
    const altered = Buffer.from(sealed);
    altered[index] = (altered[index] ?? 0) ^ 1;
    expect(() => open(key, altered, associated)).toThrow();
  }
  expect(() => open(Buffer.alloc(32, 8), sealed, associated)).toThrow();
  expect(() => open(key, sealed, Buffer.from('of another row'))).toThrow();
  expect(() => open(key, sealed.subarray(0, sealed.length - tagBytes + 4), associated)).toThrow();
  expect(() => open(key, sealed.subarray(0, nonceBytes + tagBytes - 1), associated)).toThrow('too short');
});

test('a tag that is cut to four bytes is refused', () => {
  const sealed = seal(key, plain, associated, nonce);
  const cut = sealed.subarray(-tagBytes, -tagBytes + 4);
  expect(() => startOpening(key, nonce, associated, cut)).toThrow();
});
