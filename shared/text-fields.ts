import { z } from 'zod';
import { policy } from './policy';
import type { FieldProblem } from './result';

const problem = (code: FieldProblem) => ({ error: code });

// Controls, line and paragraph separators, and the bidi controls and invisible characters that make two names look alike
// (Unicode TR36). Joiners and variation selectors stay allowed, because names in many scripts and emoji need them.
const forbidden =
  /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff\p{Cs}]/u;

/** One line of text for people: NFC, trimmed, 1 to `longest` UTF-16 units, without control characters. */
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

/** Longest texts in UTF-16 units. A QR code holds the school's name and the username, and must stay easy to scan. */
export const longestText = { schoolName: 80, name: 80, username: 64, contactLine: 200 } as const;

export const schoolNameSchema = lineOfText(longestText.schoolName);
export const personNameSchema = lineOfText(longestText.name);
export const usernameSchema = lineOfText(longestText.username);

/** A manager's reason to let a person in without a phone. The audit log keeps it. */
export const reasonSchema = lineOfText(policy.reason.longest).pipe(
  z.string().min(policy.reason.shortest, problem('too-short')),
);

/** The school's own line about where to get help; may be empty. */
export const contactLineSchema = z.union([
  z
    .string()
    .regex(/^\s*$/u)
    .transform(() => ''),
  lineOfText(longestText.contactLine),
]);

/**
 * A typed password, untrimmed. Its NFC form has at most the policy's 256 code points. The shortest length depends on the
 * account, so the services check it.
 */
export const passwordSchema = z
  .string()
  .min(1, problem('required'))
  .check(({ value, issues }) => {
    const maximum = policy.password.longest;
    // A code point of the NFC form takes at most four units of the typed text, so a longer text needs no normalising.
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

/** A typed code. The schema only bounds its length; `normaliseCode` reads it, and a malformed code counts as a wrong one. */
export const typedCodeSchema = z.string().min(1, problem('required')).max(64, problem('too-long'));

/** The form in which the app compares usernames: without case and width. */
export const usernameKey = (username: string): string =>
  username.normalize('NFKC').toLowerCase().normalize('NFC').trim();
