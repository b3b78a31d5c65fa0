import type { PasswordHasher } from '../attempts/password-hasher';

/** Hashes each password once and reuses the hash, because the demo signs in hundreds of times at its start. */
export const createReusingHasher = (hasher: PasswordHasher): PasswordHasher => {
  const made = new Map<string, Promise<string>>();
  return {
    hash(password) {
      const hash = made.get(password) ?? hasher.hash(password);
      made.set(password, hash);
      return hash;
    },
    verify: async (stored, password) => stored !== null && stored === (await made.get(password)),
    isOutdated: (stored) => hasher.isOutdated(stored),
  };
};
