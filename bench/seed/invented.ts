/** A pseudo-random generator with a fixed seed (mulberry32), so that a school of one size is always the same. */
export const createDice = (seed: number) => {
  let state = seed >>> 0;
  /** A number from 0 (included) to 1 (excluded). */
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  /** A whole number from 0 (included) to `end` (excluded). */
  const below = (end: number): number => Math.floor(next() * end);
  return { below, of: <T>(choices: readonly T[]): T => choices[below(choices.length)] as T };
};
export type Dice = ReturnType<typeof createDice>;

const firstNames =
  'Maria Frank Inés Nora Aiko Björn Chloé Dawit Elif Farid Grace Hannah Ivan Jamal Kofi Lena Mateo Ngozi Olga Priya Quinn Rosa Søren Tomás Uma Viktor Wei Ximena Yara Zoë Anna Ben Carla David Emma Felix Gina Hugo'.split(
    ' ',
  );
const lastNames =
  'Lopez Osei Duarte Quist Tanaka Lindqvist Moreau Bekele Yılmaz Haddad O’Brien Weiss Petrov Robinson Mensah Fischer García Okafor Ivanova Sharma Murphy Rossi Jensen Novák Patel Kowalski Zhang Flores Khalil Peters Smith'.split(
    ' ',
  );

const ascii = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll('ø', 'o')
    .replaceAll('ı', 'i')
    .replace(/[^a-z]/g, '');

/** Invents a person; `number` makes the username unique. */
export const inventPerson = (dice: Dice, number: number): { name: string; username: string } => {
  const [first, last] = [dice.of(firstNames), dice.of(lastNames)];
  return { name: `${first} ${last}`, username: `${ascii(first)}.${ascii(last)}.${number}` };
};
