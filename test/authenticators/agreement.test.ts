import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toFile } from 'qrcode';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { provisioningUri, secretKeyText, stepAt, verifyCode } from '../../main/school/factors/totp';
import { keePassXcCodes } from './keepassxc';

const count = 200;
const seed = process.env.LATCHKEY_SEED ?? String(Date.now());
const stepMilliseconds = 30_000;

/** Reproducible bytes. A failure names the seed, and LATCHKEY_SEED repeats the same secrets. */
const bytes = (purpose: string, index: number, length: number): Buffer =>
  createHash('sha256').update(`${seed} ${purpose} ${index}`).digest().subarray(0, length);

const issuers = [
  'Northside Gymnastics',
  'Tanzschule Grün & Söhne',
  'Swim+Splash: East?',
  '体操クラブ',
  'בית ספר',
  'Zoë 🤸',
];

interface Case {
  readonly secret: Buffer;
  readonly key: string;
  /** UTC milliseconds between 2001 and 2096. */
  readonly at: number;
  readonly issuer: string;
  readonly username: string;
}

const cases: readonly Case[] = Array.from({ length: count }, (_, index) => {
  const secret = bytes('secret', index, 20);
  const at = 1_000_000_000_000 + (bytes('time', index, 6).readUIntBE(0, 6) % 3_000_000_000_000);
  return {
    secret,
    key: secretKeyText(secret),
    at,
    issuer: issuers[index % issuers.length] ?? '',
    username: `person ${index}`,
  };
});

const accepts = ({ secret }: Case, code: string, at: number): boolean => {
  const verdict = verifyCode(secret, code, at, -1);
  return verdict.kind === 'accepted' && verdict.step === stepAt(at);
};

describe(`other authenticators agree on ${count} random secrets (LATCHKEY_SEED=${seed})`, () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'latchkey-authenticators-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('oathtool, at random times: its code counts in its time step, and no other code does', () => {
    for (const one of cases) {
      const moment = `@${Math.floor(one.at / 1000)}`;
      const code = execFileSync('oathtool', ['--totp', '-b', '-N', moment, one.key], {
        encoding: 'utf8',
      }).trim();
      expect(accepts(one, code, one.at), `${one.key} ${moment} ${code}`).toBe(true);
      const other = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
      expect(accepts(one, other, one.at)).toBe(false);
      // Two steps later the code is outside of the drift window.
      expect(verifyCode(one.secret, code, one.at + 2 * stepMilliseconds, -1).kind).toBe('wrong');
    }
  });

  test('zbarimg reads every QR code exactly, and its key is the key on the screen', async () => {
    const files = await Promise.all(
      cases.map(async ({ secret, issuer, username }, index) => {
        const file = join(folder, `${index}.png`);
        await toFile(file, provisioningUri(secret, issuer, username), {
          errorCorrectionLevel: 'M',
          margin: 4,
          scale: 4,
        });
        return file;
      }),
    );
    const read = execFileSync(
      'zbarimg',
      ['-q', '--raw', '--nodbus', '-Sdisable', '-Sqrcode.enable', ...files],
      { encoding: 'utf8' },
    )
      .trim()
      .split('\n');
    expect(read).toHaveLength(count);
    for (const [index, text] of read.entries()) {
      const { secret, key, issuer, username } = cases[index] as Case;
      expect(text).toBe(provisioningUri(secret, issuer, username));
      const uri = new URL(text);
      expect(uri.searchParams.get('secret')).toBe(key);
      const [prefix, account] = decodeURIComponent(uri.pathname.slice(1)).split(':');
      expect([prefix, account]).toEqual([uri.searchParams.get('issuer'), username]);
    }
  });

  test('KeePassXC, at the present time: it imports every provisioning URI and shows a right code', async () => {
    const before = Date.now();
    const codes = await keePassXcCodes(
      folder,
      cases.map(({ secret, issuer, username }) => ({
        title: username,
        otp: provisioningUri(secret, issuer, username),
      })),
    );
    const after = Date.now();
    expect(codes).toHaveLength(count);
    // The time step may change meanwhile, so each code belongs to one of the steps in between.
    const moments: number[] = [];
    for (let at = before; stepAt(at) <= stepAt(after); at += stepMilliseconds) moments.push(at);
    for (const [index, code] of codes.entries())
      expect(
        moments.some((at) => accepts(cases[index] as Case, code, at)),
        `person ${index}: ${code}`,
      ).toBe(true);
  });
});
