import { join } from 'node:path';
import { hash, verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { twoFactor } from 'better-auth/plugins';
import Sqlite from 'better-sqlite3';
import { URI } from 'otpauth';
import { policy } from '../../shared/policy';

const email = 'frank@school.example';
const password = 'seven quiet harbours wake';
const { memoryCost, timeCost, parallelism } = policy.argon2;

const ourHashing = {
  hash: (typed: string) => hash(typed, { memoryCost, timeCost, parallelism }),
  verify: ({ hash: stored, password: typed }: { hash: string; password: string }) => verify(stored, typed),
};

const cookiesOf = (answer: Response): Headers =>
  new Headers({
    cookie: answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0] ?? '')
      .filter((cookie) => !cookie.endsWith('='))
      .join('; '),
  });

/**
 * better-auth with its two-factor plugin on better-sqlite3, with its own password hashing or with ours, and one person who has
 * set it up. The same file settings as ours.
 */
export const openBetterAuth = async (directory: string, hashing: 'own' | 'ours') => {
  const sqlite = new Sqlite(join(directory, `better-auth-${hashing}.db`));
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  const auth = betterAuth({
    database: sqlite,
    baseURL: 'http://localhost',
    secret: 'a secret of the benchmark, forty letters at least',
    emailAndPassword: { enabled: true, ...(hashing === 'ours' ? { password: ourHashing } : {}) },
    plugins: [twoFactor()],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
  });
  await (await getMigrations(auth.options)).runMigrations();
  const signedUp = await auth.api.signUpEmail({ body: { email, password, name: 'Frank' }, asResponse: true });
  const headers = cookiesOf(signedUp);
  const enabled = await auth.api.enableTwoFactor({ body: { password }, headers, asResponse: true });
  const { totpURI } = (await enabled.json()) as { totpURI: string };
  const totp = URI.parse(totpURI);
  if (!('period' in totp)) throw new Error('better-auth gave no time-based key');
  await auth.api.verifyTOTP({ body: { code: totp.generate() }, headers, asResponse: true });

  return {
    /** A code; better-auth takes the same one again as long as its half minute lasts. */
    code: (): string => totp.generate(),
    /** Password and code, as its two calls. Throws where it is refused. */
    signIn: async (code: string): Promise<void> => {
      const asked = await auth.api.signInEmail({ body: { email, password }, asResponse: true });
      const answer = await auth.api.verifyTOTP({
        body: { code },
        headers: cookiesOf(asked),
        asResponse: true,
      });
      if (answer.status !== 200) throw new Error(`better-auth refused: ${answer.status}`);
    },
    close: (): void => void sqlite.close(),
  };
};
