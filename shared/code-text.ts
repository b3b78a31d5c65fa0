const blanksAndDashes = /[\s\u00a0\u2007\u202f\u200b-\u200d\u2060\ufeff\-\u2010-\u2015\u2212\uff0d_.]/gu;

/**
 * Reads a typed or pasted authentication code: removes blanks, dashes and newlines, and maps full-width digits.
 * Returns six ASCII digits, or null. The verifier gets nothing else.
 */
export const normaliseCode = (typed: string): string | null => {
  const digits = foldDigits(typed);
  return /^[0-9]{6}$/.test(digits) ? digits : null;
};

/** The same folding without the length rule, for a field that shows digits while a person types. */
export const foldDigits = (typed: string): string =>
  typed
    .replace(/[\uff10-\uff19]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(blanksAndDashes, '');

/** Crockford's Base32. It has no I, L, O or U, so that people can write a code by hand and read it aloud. */
export const crockfordAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Reads a typed recovery code: removes blanks and dashes, changes letters to upper case, and maps O, I and L to the digits
 * that they look like. Returns 16 characters, or null.
 */
export const normaliseRecoveryCode = (typed: string): string | null => crockford(typed, 16);

/** Reads a typed enrolment code, like a recovery code. Returns 8 characters, or null. */
export const normaliseEnrolmentCode = (typed: string): string | null => crockford(typed, 8);

/** Reads a typed one-time pass, like a recovery code. Returns 16 characters, or null. */
export const normaliseOneTimePass = (typed: string): string | null => crockford(typed, 16);

const crockford = (typed: string, length: number): string | null => {
  const text = typed
    .normalize('NFKC')
    .replace(blanksAndDashes, '')
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return text.length === length && [...text].every((letter) => crockfordAlphabet.includes(letter))
    ? text
    : null;
};

/** Reads a typed recovery key of the owner's sheet, like a recovery code. Returns 28 characters, or null. */
export const normaliseRecoveryKey = (typed: string): string | null => crockford(typed, 28);

/** Writes a key or code in groups of four, so that people can read it aloud: `ABCD EFGH`. */
export const inGroupsOfFour = (text: string, separator = ' '): string =>
  (text.match(/.{1,4}/gu) ?? []).join(separator);
