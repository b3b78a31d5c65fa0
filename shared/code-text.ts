const blanksAndDashes = /[\s\u00a0\u2007\u202f\u200b-\u200d\u2060\ufeff\-\u2010-\u2015\u2212\uff0d_.]/gu;

/**
 * Reads a typed or pasted authentication code: blanks, dashes and newlines out, full-width digits mapped.
 * Returns six ASCII digits, or null; nothing else ever reaches the verifier.
 */
export const normaliseCode = (typed: string): string | null => {
  const digits = foldDigits(typed);
  return /^[0-9]{6}$/.test(digits) ? digits : null;
};

/** The same folding without the length rule, for a field that shows digits while they are typed. */
export const foldDigits = (typed: string): string =>
  typed
    .replace(/[\uff10-\uff19]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(blanksAndDashes, '');

/** Crockford's Base32: no I, L, O or U, so that a code survives handwriting and being called across a room. */
export const crockfordAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Reads a typed recovery code: blanks and dashes out, upper case, and the letters that Crockford's Base32 leaves
 * out mapped to the digits they are mistaken for. Returns 16 characters, or null.
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

/** Writes a key or code in groups of four for reading aloud, e.g. `ABCD EFGH`. */
export const inGroupsOfFour = (text: string, separator = ' '): string =>
  (text.match(/.{1,4}/gu) ?? []).join(separator);
