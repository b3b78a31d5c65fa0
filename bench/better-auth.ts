import { createRequire } from 'node:module';
import { join } from 'node:path';
import { hash, verify } from '@node-rs/argon2';
import Sqlite from 'better-sqlite3';
import { URI } from 'otpauth';
import { policy } from '../shared/policy';

const email = 'frank@school.example';
const password = 'seven quiet harbours wake';
const { memoryCost, timeCost, parallelism } = policy.argon2;

/**
 * The part of better-auth that the benchmark calls. The type check can't read better-auth's own types, because only the
 * benchmark installs it.
 */
interface BetterAuth {
  readonly options: object;
  readonly api: Readonly<
    Record<
      'signUpEmail' | 'signInEmail' | 'enableTwoFactor' | 'verifyTOTP',
      (call: { body: object; headers?: Headers; asResponse: true }) => Promise<Response>
    >
  >;
}
const load = createRequire(import.meta.url) as (name: string) => unknown;

const ourHashing = {
  hash: (typed: string) => hash(typed, { memoryCost, timeCost, parallelism }),
  verify: ({ hash: stored, password: typed }: { hash: string; password: string }) => verify(stored, typed),
};

const cookiesOf = (answer: Response): Headers => {
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  return new Headers({ cookie: cookies.filter((cookie) => !cookie.endsWith('=')).join('; ') });
};

const createAuth = async (database: Sqlite.Database, hashing: 'own' | 'ours'): Promise<BetterAuth> => {
  const { betterAuth } = load('better-auth') as { betterAuth: (options: object) => BetterAuth };
  const { twoFactor } = load('better-auth/plugins') as { twoFactor: () => object };
  const { getMigrations } = load('better-auth/db/migration') as {
    getMigrations: (options: object) => Promise<{ runMigrations: () => Promise<void> }>;
  };
  const auth = betterAuth({
    database,
    baseURL: 'http://localhost',
    secret: 'a secret of the benchmark, forty letters at least',
    emailAndPassword: { enabled: true, ...(hashing === 'ours' ? { password: ourHashing } : {}) },
    plugins: [twoFactor()],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
  });
  await (await getMigrations(auth.options)).runMigrations();
  return auth;
};

/**
 * better-auth with its two-factor plugin, its own password hashing or ours, and one enrolled person. It uses the database
 * library and file settings of Latchkey.
 */
export const openBetterAuth = async (folder: string, hashing: 'own' | 'ours') => {
  const sqlite = new Sqlite(join(folder, `better-auth-${hashing}.db`));
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  const { api } = await createAuth(sqlite, hashing);
  const body = { email, password };
  const headers = cookiesOf(await api.signUpEmail({ body: { ...body, name: 'Frank' }, asResponse: true }));
  const enabled = await api.enableTwoFactor({ body: { password }, headers, asResponse: true });
  const totp = URI.parse(((await enabled.json()) as { totpURI: string }).totpURI);
  if (!('period' in totp)) throw new Error('better-auth gave no time-based key');
  await api.verifyTOTP({ body: { code: totp.generate() }, headers, asResponse: true });
  return {
    /** Password and code; better-auth accepts a code again within its time step. */
    signIn: async (): Promise<void> => {
      const asked = await api.signInEmail({ body, asResponse: true });
      const code = totp.generate();
      const { status } = await api.verifyTOTP({
        body: { code },
        headers: cookiesOf(asked),
        asResponse: true,
      });
      if (status !== 200) throw new Error(`better-auth refused: ${status}`);
    },
    close: (): void => void sqlite.close(),
  };
};
