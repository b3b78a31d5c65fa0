import { type Algorithm, hash, verify } from '@node-rs/argon2';
import { policy } from '../../../shared/policy';

const { memoryCost, timeCost, parallelism } = policy.argon2;
// The library's constant enum cannot be read under isolated modules; 2 is its Argon2id, its default too.
const argon2id = 2 as Algorithm.Argon2id;
const options = { algorithm: argon2id, memoryCost, timeCost, parallelism };
const parameters = `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`;

/** Hashes and checks passwords off the main thread. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /**
   * Whether the password matches. `stored` null is a username that nobody has, '' an account without a password yet: the same
   * work, always false.
   */
  verify(stored: string | null, password: string): Promise<boolean>;
  /** Whether a hash was made with other parameters than today's. */
  isOutdated(stored: string): boolean;
}

/** No password has this hash: it costs a check what a real one costs. */
const nobody = `${parameters}${Buffer.alloc(16, 7).toString('base64').replaceAll('=', '')}$${Buffer.alloc(32, 7).toString('base64').replaceAll('=', '')}`;

const normal = (password: string): string => password.normalize('NFC');

/** Argon2id (RFC 9106) through the library's own threads. Calls `alarm` for a stored hash that cannot be read. */
export const createPasswordHasher = (alarm: (cause: unknown) => void): PasswordHasher => {
  return {
    hash: (password) => hash(normal(password), options),
    async verify(stored, password) {
      try {
        const matches = await verify(stored || nobody, normal(password));
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
