import { type Algorithm, hash, verify } from '@node-rs/argon2';
import { policy } from '../../../shared/policy';

const { memoryCost, timeCost, parallelism } = policy.argon2;
// TypeScript can't read the library's const enum under isolatedModules. Its Argon2id is 2, which is also its default.
const argon2id = 2 as Algorithm.Argon2id;
const options = { algorithm: argon2id, memoryCost, timeCost, parallelism };
const parameters = `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`;

/** Hashes and checks passwords off the main thread. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /**
   * Whether the password matches. `stored` is null for an unknown username and '' for an account without a password. Both
   * cost the same work and return false.
   */
  verify(stored: string | null, password: string): Promise<boolean>;
  /** Whether a hash has other parameters than the policy's. */
  isOutdated(stored: string): boolean;
}

/** A hash that no password has. Checking it takes as long as checking a real one. */
const dummyHash = `${parameters}${Buffer.alloc(16, 7).toString('base64').replaceAll('=', '')}$${Buffer.alloc(32, 7).toString('base64').replaceAll('=', '')}`;

const normal = (password: string): string => password.normalize('NFC');

/** Creates a hasher for Argon2id (RFC 9106). It runs in the library's own threads and calls `alarm` for a malformed hash. */
export const createPasswordHasher = (alarm: (cause: unknown) => void): PasswordHasher => {
  return {
    hash: (password) => hash(normal(password), options),
    async verify(stored, password) {
      try {
        const matches = await verify(stored || dummyHash, normal(password));
        return Boolean(stored) && matches;
      } catch (cause) {
        // A malformed hash is a failure, never a success.
        alarm(cause);
        return false;
      }
    },
    isOutdated: (stored) => !stored.startsWith(parameters),
  };
};
