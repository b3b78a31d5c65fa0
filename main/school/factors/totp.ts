import { HOTP, Secret, TOTP } from 'otpauth';
import { policy } from '../../../shared/policy';

const { algorithm, digits, periodSeconds: appPeriod, driftSteps } = policy.totp;

/** The verdict on a code. The caller must store the time step of `accepted` before it answers. */
export type CodeVerdict =
  | { readonly kind: 'accepted'; readonly step: number }
  /** A right code whose time step is not after the last accepted one (RFC 6238, 5.2: one-time use). */
  | { readonly kind: 'used' }
  /** The last accepted step lies in the future, because somebody turned this computer's clock back. */
  | { readonly kind: 'clock-behind' }
  | { readonly kind: 'wrong' };

/** How a hardware token counts time. */
export interface Timing {
  /** The length of a time step in seconds. */
  readonly periodSeconds: number;
  /** Time steps that the token's clock is known to be ahead of this computer's. */
  readonly learnedDrift: number;
}

const appTiming: Timing = { periodSeconds: appPeriod, learnedDrift: 0 };

/** The time step of a moment (RFC 6238, 4.2): UTC milliseconds to a count of steps since 1970. */
export const stepAt = (now: number, periodSeconds: number = appPeriod): number =>
  Math.floor(now / 1000 / periodSeconds);

/**
 * Judges six ASCII digits against a secret (RFC 6238, RFC 4226). Allows one step of drift on either side of the learned
 * drift. `lastStep` is the last accepted step, or -1. `now` is UTC milliseconds. Pure.
 */
export const verifyCode = (
  secret: Uint8Array,
  code: string,
  now: number,
  lastStep: number,
  { periodSeconds, learnedDrift }: Timing = appTiming,
): CodeVerdict => {
  // Only six ASCII digits may reach otpauth: it throws on other alphabets and accepts byte arrays. The expression alone is
  // no check, because it matches an array of one code too.
  if (typeof code !== 'string' || !/^[0-9]{6}$/.test(code)) return { kind: 'wrong' };
  const present = stepAt(now, periodSeconds) + learnedDrift;
  // Judged before the code, so that the answer is the same for a right code and a wrong one.
  if (lastStep > present + driftSteps) return { kind: 'clock-behind' };
  const delta = TOTP.validate({
    token: code,
    secret: new Secret({ buffer: bufferOf(secret) }),
    algorithm,
    digits,
    period: periodSeconds,
    timestamp: now + learnedDrift * periodSeconds * 1000,
    window: driftSteps,
  });
  // A delta of 0 is success; only null is failure.
  if (delta === null) return { kind: 'wrong' };
  const step = present + delta;
  return step > lastStep ? { kind: 'accepted', step } : { kind: 'used' };
};

/** The codes of `count` time steps in order, from step `first`. A step before 1970 has an empty code. */
export const codesFrom = (secret: Uint8Array, first: number, count: number): string[] => {
  const key = new Secret({ buffer: bufferOf(secret) });
  return Array.from({ length: count }, (_, index) =>
    first + index < 0 ? '' : HOTP.generate({ secret: key, algorithm, digits, counter: first + index }),
  );
};

/** The Secret Key as the screen shows it: Base32 (RFC 4648, 6) without padding. */
export const secretKeyText = (secret: Uint8Array): string => new Secret({ buffer: bufferOf(secret) }).base32;

/**
 * The provisioning URI of the QR code, in Google's Key URI format. The issuer is both label prefix and parameter. Neither
 * part contains `:`, because apps split the label there. Blanks are `%20`.
 */
export const provisioningUri = (secret: Uint8Array, issuer: string, username: string): string =>
  new TOTP({
    issuer: labelPart(issuer),
    label: labelPart(username),
    issuerInLabel: true,
    algorithm,
    digits,
    period: appPeriod,
    secret: new Secret({ buffer: bufferOf(secret) }),
  }).toString();

// Percent-encoding throws on a lone surrogate.
const labelPart = (text: string): string =>
  text
    .replace(/\p{Cs}/gu, ' ')
    .replaceAll(':', ' ')
    .replace(/\s+/gu, ' ')
    .trim() || 'Latchkey';

const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;
