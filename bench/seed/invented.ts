/** A source of numbers that comes out the same every time (mulberry32): a school of a size is always the same school. */
export const createDice = (seed: number) => {
  let state = seed >>> 0;
  /** A number from 0 until before 1. */
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    /** A whole number from 0 until before `end`. */
    below: (end: number): number => Math.floor(next() * end),
    of: <T>(choices: readonly [T, ...T[]]): T => choices[Math.floor(next() * choices.length)] ?? choices[0],
  };
};
export type Dice = ReturnType<typeof createDice>;

const firstNames = [
  'Maria',
  'Frank',
  'Inés',
  'Nora',
  'Aiko',
  'Björn',
  'Chloé',
  'Dawit',
  'Elif',
  'Farid',
  'Grace',
  'Hannah',
  'Ivan',
  'Jamal',
  'Kofi',
  'Lena',
  'Mateo',
  'Ngozi',
  'Olga',
  'Priya',
  'Quinn',
  'Rosa',
  'Søren',
  'Tomás',
  'Uma',
  'Viktor',
  'Wei',
  'Ximena',
  'Yara',
  'Zoë',
  'Anna',
  'Ben',
  'Carla',
  'David',
  'Emma',
  'Felix',
  'Gina',
  'Hugo',
  'Isla',
  'Jonas',
  'Karin',
  'Liam',
] as const;
const lastNames = [
  'Lopez',
  'Osei',
  'Duarte',
  'Quist',
  'Tanaka',
  'Lindqvist',
  'Moreau',
  'Bekele',
  'Yılmaz',
  'Haddad',
  'O’Brien',
  'Weiss',
  'Petrov',
  'Robinson',
  'Mensah',
  'Fischer',
  'García',
  'Okafor',
  'Ivanova',
  'Sharma',
  'Murphy',
  'Rossi',
  'Jensen',
  'Novák',
  'Patel',
  'Kowalski',
  'Zhang',
  'Flores',
  'Khalil',
  'Peters',
  'Smith',
  'Johnson',
  'Brown',
  'Meyer',
  'Schmidt',
  'Dubois',
  'Silva',
  'Hansen',
  'Kim',
  'Nguyen',
  'Park',
  'Santos',
  'Costa',
  'Ricci',
  'Popescu',
  'Horvat',
  'Virtanen',
  'Larsen',
] as const;

const ascii = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/ø/g, 'o')
    .replace(/ı/g, 'i')
    .replace(/[^a-z]/g, '');

/** Somebody who does not exist; `number` makes the username one of its kind. */
export const inventPerson = (dice: Dice, number: number): { name: string; username: string } => {
  const first = dice.of(firstNames);
  const last = dice.of(lastNames);
  return { name: `${first} ${last}`, username: `${ascii(first)}.${ascii(last)}.${number}` };
};
