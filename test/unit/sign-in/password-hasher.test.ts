import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPasswordHasher, type PasswordHasher } from '../../../main/school/attempts/password-hasher';
import { policy } from '../../../shared/policy';

describe('the password hasher', () => {
  const alarm = vi.fn();
  let hasher: PasswordHasher;
  beforeEach(() => {
    hasher = createPasswordHasher(alarm);
  });
  afterEach(() => {
    alarm.mockReset();
  });

  test('is Argon2id with 64 MiB, three passes, one lane, a salt of 16 bytes and a tag of 32', async () => {
    const stored = await hasher.hash('apricot lanterns');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(policy.argon2).toEqual({ memoryCost: 65_536, timeCost: 3, parallelism: 1 });
    expect(await hasher.hash('apricot lanterns')).not.toBe(stored);
    expect(await hasher.verify(stored, 'apricot lanterns')).toBe(true);
    expect(await hasher.verify(stored, 'apricot lantern')).toBe(false);
    expect(await hasher.verify(stored, ' apricot lanterns')).toBe(false);
    expect(await hasher.verify(stored, '')).toBe(false);
    expect(alarm).not.toHaveBeenCalled();
  });

  test('accepts a password in every Unicode form of its accents', async () => {
    expect(await hasher.verify(await hasher.hash('e\u0301tude'), '\u00e9tude')).toBe(true);
  });

  test.each([
    'x',
    '$argon2id$',
    '$argon2id$v=19$m=65536,t=3,p=1$$',
    '$2b$10$abcdefghijklmnopqrstuv',
    'plain text',
    '\u0000',
  ])('takes the malformed hash %j for a failure, with an alarm', async (stored) => {
    expect(await hasher.verify(stored, stored)).toBe(false);
    expect(await hasher.verify(stored, '')).toBe(false);
    expect(alarm).toHaveBeenCalledTimes(2);
  });

  test('accepts no password for an account without a password, and raises no alarm', async () => {
    for (const password of ['', 'x', 'apricot lanterns'])
      expect(await hasher.verify('', password)).toBe(false);
    expect(alarm).not.toHaveBeenCalled();
  });

  test('does the same work for an unknown username and an account without a password, and accepts nothing', async () => {
    const stored = await hasher.hash('apricot lanterns');
    const timed = async (hash: string | null): Promise<number> => {
      const times: number[] = [];
      for (let run = 0; run < 5; run += 1) {
        const before = performance.now();
        expect(await hasher.verify(hash, 'not the right one')).toBe(false);
        times.push(performance.now() - before);
      }
      return Math.min(...times);
    };
    const real = await timed(stored);
    const nobody = await timed(null);
    const without = await timed('');
    // Skipping the hash would take a hundredth of the time. The margin allows for a busy machine.
    expect(nobody / real).toBeGreaterThan(0.5);
    expect(nobody / real).toBeLessThan(2);
    expect(without / real).toBeGreaterThan(0.5);
    expect(without / real).toBeLessThan(2);
    expect(alarm).not.toHaveBeenCalled();
  });

  test('recognises hashes with outdated parameters', async () => {
    expect(hasher.isOutdated(await hasher.hash('apricot lanterns'))).toBe(false);
    for (const stored of [
      '$argon2id$v=19$m=4096,t=3,p=1$c2FsdA$aGFzaA',
      '$argon2id$v=19$m=65536,t=2,p=1$c2FsdA$aGFzaA',
      '$argon2i$v=19$m=65536,t=3,p=1$c2FsdA$aGFzaA',
      '$argon2id$v=16$m=65536,t=3,p=1$c2FsdA$aGFzaA',
    ])
      expect(hasher.isOutdated(stored)).toBe(true);
  });
});
