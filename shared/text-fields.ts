import { z } from 'zod';
import { policy } from './policy';
import type { FieldProblem } from './result';

const problem = (code: FieldProblem) => ({ error: code });

// C0 and C1 controls, line and paragraph separators, and the bidi controls and invisible characters that make one name
// look like another, or like none (Unicode TR36). Joiners and variation selectors stay allowed: names in many scripts and
// emoji need them.
const forbidden =
  /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff\p{Cs}]/u;

/** One line of text that people read: NFC, no blanks at either end, 1 to `longest` UTF-16 units, no control characters. */
export const lineOfText = (longest: number) =>
  z
    .string()
    .max(100_000, problem('too-long'))
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(1, problem('required'))
        .max(longest, problem('too-long'))
        .refine((text) => !forbidden.test(text), problem('characters-not-allowed')),
    );

/** Longest values in UTF-16 units. The school's name and the username go into a QR code, which must stay easy to scan. */
export const longestText = { schoolName: 80, name: 80, username: 64, contactLine: 200 } as const;

export const schoolNameSchema = lineOfText(longestText.schoolName);
export const personNameSchema = lineOfText(longestText.name);
export const usernameSchema = lineOfText(longestText.username);

/** Why a manager lets somebody in without a phone: a few words that the audit log keeps. */
export const reasonSchema = lineOfText(policy.reason.longest).pipe(
  z.string().min(policy.reason.shortest, problem('too-short')),
);

/** The school's own line for more help; may be empty. */
export const contactLineSchema = z.union([
  z
    .string()
    .regex(/^\s*$/u)
    .transform(() => ''),
  lineOfText(longestText.contactLine),
]);

/**
 * What was typed as a password, untrimmed, at most the policy's 256 code points of its NFC form; whether it is long
 * enough depends on the account.
 */
export const passwordSchema = z
  .string()
  .min(1, problem('required'))
  .check(({ value, issues }) => {
    const maximum = policy.password.longest;
    // Four units a character at most: what is longer need not be read to be refused.
    if (value.length > 4 * maximum || [...value.normalize('NFC')].length > maximum)
      issues.push({
        code: 'too_big',
        origin: 'string',
        maximum,
        inclusive: true,
        message: 'too-long' satisfies FieldProblem,
        input: value,
      });
  });

/** What was typed as a code: bounded here, read by `normaliseCode` and refused like any wrong code otherwise. */
export const typedCodeSchema = z.string().min(1, problem('required')).max(64, problem('too-long'));

/** The form under which usernames are compared: case and width do not tell two people apart. */
export const usernameKey = (username: string): string =>
  username.normalize('NFKC').toLowerCase().normalize('NFC').trim();
