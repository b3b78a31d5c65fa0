import { createHmac } from 'node:crypto';
import { findCommand, runQuietly } from '../support/run.mts';

const stepMilliseconds = 30_000;
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The account that an authentication app stores from a QR code. */
export type ScannedAccount = {
  readonly issuer: string;
  readonly account: string;
  readonly secretKey: string;
};

/** Parses a provisioning URI as a phone does. Throws for another text. */
export function readProvisioningUri(text: string): ScannedAccount {
  const uri = new URL(text);
  const secretKey = uri.searchParams.get('secret') ?? '';
  if (uri.protocol !== 'otpauth:' || uri.host !== 'totp' || !/^[A-Z2-7]+$/.test(secretKey))
    throw new Error(`Not a provisioning URI: ${text}`);
  const account = decodeURIComponent(uri.pathname).split(':').at(-1) ?? '';
  return { issuer: uri.searchParams.get('issuer') ?? '', account, secretKey };
}

/** The tour's phone: shows codes, and remembers the used time steps. It shares no code with the app. */
export class Phone {
  readonly codesFrom: string;
  private readonly lastStep = new Map<string, number>();

  constructor() {
    this.codesFrom = findCommand('oathtool') === undefined ? 'an RFC 6238 of the tour’s own' : 'oathtool';
  }

  /** The present code; waits for the next time step if this one's code was used. */
  async nextCode(secretKey: string): Promise<string> {
    const used = this.lastStep.get(secretKey);
    while (used !== undefined && stepOf(Date.now()) <= used) await pause(timeToNextStep());
    // A code at the end of its step would still be valid, but this keeps the pictures easy to follow.
    if (timeToNextStep() < 1_500) await pause(timeToNextStep());
    this.lastStep.set(secretKey, stepOf(Date.now()));
    return this.presentCode(secretKey);
  }

  /** The present code, used or not. */
  presentCode(secretKey: string): string {
    return this.codesFrom === 'oathtool' ? byOathtool(secretKey) : byRfc6238(secretKey, Date.now());
  }

  /** The code `minutes` from now, as a phone with a fast clock shows it. */
  codeAhead(secretKey: string, minutes: number): string {
    return byRfc6238(secretKey, Date.now() + minutes * 60_000);
  }

  /** Six digits that are no valid code now. */
  wrongCode(secretKey: string): string {
    const near = [-1, 0, 1, 2].map((apart) => byRfc6238(secretKey, Date.now() + apart * stepMilliseconds));
    return (
      ['135790', '246801', '357912', '468023', '579134'].find((guess) => !near.includes(guess)) ?? '000000'
    );
  }
}

function byOathtool(secretKey: string): string {
  const { exitCode, stdout, stderr } = runQuietly('oathtool', ['--totp', '-b', secretKey]);
  if (exitCode !== 0) throw new Error(`oathtool failed: ${stderr}`);
  return stdout.trim();
}

/** RFC 4226, 5.3 over RFC 6238, 4.2, with SHA-1, six digits and 30 seconds. `at` is UTC milliseconds. */
function byRfc6238(secretKey: string, at: number): string {
  const bits = [...secretKey].map((letter) => base32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(stepOf(at)));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}

const stepOf = (at: number): number => Math.floor(at / stepMilliseconds);
const timeToNextStep = (): number => stepMilliseconds - (Date.now() % stepMilliseconds) + 50;
const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
