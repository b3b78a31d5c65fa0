import * as fc from 'fast-check';
import type { ContractEntry } from '../../../shared/ipc/contract';
import { oddities, type Recipe } from './recipe';
import { type Known, validInput } from './valid-input';

const sneaky = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
  'role',
  'permission',
  'accountId',
  'windowId',
  'portal',
  'sender',
  'session',
  'signedIn',
  'challenge',
  'isFresh',
  'twoFactorDone',
  'failures',
  'ok',
  '',
  '0',
];

const plain = (value: unknown): Recipe => ({ plain: value });
const odd: fc.Arbitrary<Recipe> = fc.constantFrom(...oddities).map((name) => ({ odd: name }));
const scalar: fc.Arbitrary<Recipe> = fc
  .oneof(
    fc.constantFrom(
      '',
      '0',
      'true',
      '123456',
      '١٢٣٤٥٦',
      '１２３４５６',
      '\u0000',
      '\ud800',
      '‮gnp',
      "' or 1=1 --",
      '../desk.json',
      '%s%n',
    ),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.double(),
    fc.integer(),
    fc.boolean(),
  )
  .map(plain);
const garbage: fc.Arbitrary<Recipe> = fc.oneof(
  { weight: 3, arbitrary: odd },
  { weight: 2, arbitrary: scalar },
  fc.array(odd, { maxLength: 4 }).map((items) => ({ items })),
  fc
    .array(fc.tuple(fc.constantFrom(...sneaky), fc.oneof(odd, scalar)), { maxLength: 4 })
    .map((fields) => ({ fields })),
);

const recipeOf = (value: unknown): Recipe => {
  if (Array.isArray(value)) return { items: value.map(recipeOf) };
  if (typeof value === 'object' && value !== null)
    return { fields: Object.entries(value).map(([name, field]) => [name, recipeOf(field)] as const) };
  return value === undefined ? { odd: 'undefined' } : plain(value);
};

type Field = readonly [string, Recipe];

/** Replaces, drops or renames one field of a valid input, or adds another one. */
const spoiled = (recipe: Recipe): fc.Arbitrary<Recipe> => {
  if (!('fields' in recipe) || recipe.fields.length === 0) return garbage;
  const { fields } = recipe;
  const index = fc.nat({ max: fields.length - 1 });
  const inside = (at: number): Field => fields[at] ?? ['', plain(null)];
  return fc.oneof(
    fc.tuple(index, garbage).map(([at, value]) => ({ fields: fields.with(at, [inside(at)[0], value]) })),
    index.chain((at) =>
      spoiled(inside(at)[1]).map((value) => ({ fields: fields.with(at, [inside(at)[0], value]) })),
    ),
    index.map((at) => ({ fields: fields.toSpliced(at, 1) })),
    fc
      .tuple(fc.constantFrom(...sneaky), fc.oneof(garbage, fc.constant(plain('manager'))))
      .map((more) => ({ fields: [...fields, more] })),
    fc
      .tuple(index, fc.constantFrom(...sneaky))
      .map(([at, name]) => ({ fields: fields.with(at, [name, inside(at)[1]]) })),
    fc.constant<Recipe>({ items: [recipe] }),
  );
};

/** Inputs near to and far from a channel's schema. One in ten is valid. */
export const fuzzedInput = (entry: ContractEntry, known: Known): fc.Arbitrary<Recipe> => {
  const valid = validInput(entry.input, known).map(recipeOf);
  return fc.oneof(
    { weight: 6, arbitrary: valid.chain(spoiled) },
    { weight: 3, arbitrary: garbage },
    { weight: 1, arbitrary: valid },
  );
};
