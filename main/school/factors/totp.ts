import { HOTP, Secret, TOTP } from 'otpauth';
import { policy } from '../../../shared/policy';

const { algorithm, digits, periodSeconds: appPeriod, driftSteps } = policy.totp;

/** What a code turned out to be. `accepted` carries the time step that the caller must store before it answers. */
export type CodeVerdict =
  | { readonly kind: 'accepted'; readonly step: number }
  /** Right once, but at or before the last accepted step (RFC 6238, 5.2: one-time use). */
  | { readonly kind: 'used' }
  /** The last accepted step lies in the future: this computer's clock was turned back. */
  | { readonly kind: 'clock-behind' }
  | { readonly kind: 'wrong' };

/** How an authenticator counts time, where it is no app on a phone with the right time. */
export interface Timing {
  /** The length of a time step. */
  readonly periodSeconds: number;
  /** Time steps that its clock is known to be ahead of this one. */
  readonly learnedDrift: number;
}

const appTiming: Timing = { periodSeconds: appPeriod, learnedDrift: 0 };

/** The time step of a moment (RFC 6238, 4.2): UTC milliseconds to a count of steps since 1970. */
export const stepAt = (now: number, periodSeconds: number = appPeriod): number =>
  Math.floor(now / 1000 / periodSeconds);

/**
 * Judges six ASCII digits against a secret (RFC 6238, RFC 4226), one step of drift either way of the learned one. Pure:
 * `lastStep` is the last accepted step (-1 before the first) and `now` UTC milliseconds.
 */
export const verifyCode = (
  secret: Uint8Array,
  code: string,
  now: number,
  lastStep: number,
  { periodSeconds, learnedDrift }: Timing = appTiming,
): CodeVerdict => {
  // otpauth throws on other alphabets and takes byte arrays: nothing but six ASCII digits may reach it. An expression
  // alone is no check: it reads an array of one code as that code.
  if (typeof code !== 'string' || !/^[0-9]{6}$/.test(code)) return { kind: 'wrong' };
  const present = stepAt(now, periodSeconds) + learnedDrift;
  // Before the code is looked at: the answer is the same for a right one and a wrong one.
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

/** The codes of the time steps from `first` on, `count` of them, in order. */
export const codesFrom = (secret: Uint8Array, first: number, count: number): string[] => {
  const key = new Secret({ buffer: bufferOf(secret) });
  return Array.from({ length: count }, (_, index) =>
    first + index < 0 ? '' : HOTP.generate({ secret: key, algorithm, digits, counter: first + index }),
  );
};

/** The secret as the person sees it: Base32 (RFC 4648, 6) without padding. */
export const secretKeyText = (secret: Uint8Array): string => new Secret({ buffer: bufferOf(secret) }).base32;

/**
 * The provisioning URI that the QR code carries (Google's Key URI format): issuer as label prefix and as parameter,
 * identical; no `:` inside of either part, since apps split the label there; blanks as `%20`.
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

// A lone surrogate half cannot be percent-encoded.
const labelPart = (text: string): string =>
  text
    .replace(/\p{Cs}/gu, ' ')
    .replaceAll(':', ' ')
    .replace(/\s+/gu, ' ')
    .trim() || 'Latchkey';

const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;
