import { createCipheriv, createDecipheriv } from 'node:crypto';
import { expect, test } from 'vitest';
import { nonceBytes, open, seal, startOpening, tagBytes } from '../../../main/school/keys/aes-gcm';

const key = Buffer.alloc(32, 7);
const nonce = Buffer.alloc(nonceBytes, 3);
const associated = Buffer.from('of this row');
const plain = Buffer.from('a secret');

test('a sealed text is a nonce, AES-256-GCM ciphertext and a tag of 16 bytes', () => {
  const sealed = seal(key, plain, associated, nonce);
  expect(sealed).toHaveLength(12 + plain.length + 16);
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: 16 });
  decipher.setAAD(associated).setAuthTag(sealed.subarray(-16));
  expect(Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()])).toEqual(plain);
  expect(open(key, sealed, associated)).toEqual(plain);
});

test('a text with another byte, key or row, or a shorter tag, does not open', () => {
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

test('a tag of four bytes is refused, although its bytes are right', () => {
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: 4 }).setAAD(associated);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  const forged = cipher.getAuthTag();
  expect(forged).toHaveLength(4);
  expect(() => startOpening(key, nonce, associated, forged)).toThrow('Invalid authentication tag length');
  expect(() => open(key, Buffer.concat([nonce, body, forged]), associated)).toThrow();
});
