import { execFileSync } from 'node:child_process';

/** The code that an authenticator holding `secretKey` (Base32) shows at `at` (UTC milliseconds), by Debian's oathtool. */
export const codeAt = (secretKey: string, at: number): string => {
  const moment = `@${Math.floor(at / 1000)}`;
  const key = secretKey.replace(/\s/g, '');
  return execFileSync('oathtool', ['--totp', '-b', '-N', moment, key], { encoding: 'utf8' }).trim();
};

/** Six digits that are not the code at `at` or in the steps around it. */
export const wrongCodeAt = (secretKey: string, at: number): string => {
  const near = [-60_000, -30_000, 0, 30_000, 60_000].map((apart) => codeAt(secretKey, at + apart));
  let guess = 135_790;
  while (near.includes(String(guess))) guess += 1;
  return String(guess);
};
