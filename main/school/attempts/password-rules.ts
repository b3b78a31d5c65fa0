import { policy } from '../../../shared/policy';
import type { FieldFailure } from '../../../shared/result';

/** The account and the school that a new password is judged for. `shortest` counts code points. */
export interface PasswordCircumstances {
  readonly shortest: number;
  readonly username: string;
  readonly schoolName: string;
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** The words of a name that have at least three characters. */
const words = (text: string): string[] =>
  folded(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => [...word].length >= 3);

/** An attacker who knows the names can guess fewer additional characters than this. */
const leastOwnPart = 4;

/**
 * Judges a new password (NIST SP 800-63B-4, 3.1.1.2). Returns the problem, or null. The length counts code points after
 * NFC. Common passwords and passwords made of the username or the school's name are refused.
 */
export const judgeNewPassword = async (
  password: string,
  { shortest, username, schoolName }: PasswordCircumstances,
): Promise<Pick<FieldFailure, 'problem' | 'bound'> | null> => {
  const length = [...password.normalize('NFC')].length;
  if (length < shortest) return { problem: 'too-short', bound: shortest };
  if (length > policy.password.longest) return { problem: 'too-long', bound: policy.password.longest };

  // Loaded here and not when the app starts, because the list is large.
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  const lower = folded(password);
  if (dictionary['passwords-common'].includes(lower)) return { problem: 'common-password' };

  const names = [folded(username), folded(schoolName), ...words(username), ...words(schoolName)]
    .filter((part) => part.length >= 3)
    .sort((a, b) => b.length - a.length);
  let rest = lower;
  for (const part of names) rest = rest.replaceAll(part, '');
  const ownPart = rest.replace(/[^\p{L}\p{N}]/gu, '');
  if (rest !== lower && [...ownPart].length < leastOwnPart) return { problem: 'made-of-names' };
  return null;
};
