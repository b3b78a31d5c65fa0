import * as fc from 'fast-check';
import { z } from 'zod';

/** True values that an attacker may know, by field name. */
export type Known = Readonly<Record<string, readonly unknown[]>>;

const texts = fc.oneof(
  fc.constantFrom(
    'a',
    'Frank',
    '123456',
    '１２３ ４５６',
    'ABCD-EFGH-JKMN-PQRS',
    'nine loud valleys sleep',
    'José 👩‍🏫',
  ),
  fc.string({ unit: 'grapheme', maxLength: 70 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
);
const uuids = fc.uuid({ version: 7 });

const accepted = (schema: z.ZodType, candidates: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  candidates.filter((candidate) => schema.safeParse(candidate).success);

/**
 * Generates inputs that a contract's schema accepts, from the schema itself. Throws for an unknown construct, so that no new
 * kind of input stays untested.
 */
export const validInput = (schema: z.ZodType, known: Known = {}): fc.Arbitrary<unknown> => {
  if (schema instanceof z.ZodUndefined) return fc.constant(undefined);
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodNullable)
    return fc.oneof(fc.constant(null), validInput(schema.unwrap() as z.ZodType, known));
  if (schema instanceof z.ZodUnion)
    return fc.oneof(...schema.options.map((option) => validInput(option as z.ZodType, known)));
  if (schema instanceof z.ZodNumber)
    return accepted(schema, fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer(), fc.maxSafeInteger()));
  if (schema instanceof z.ZodArray)
    return fc.array(validInput(schema.element as z.ZodType, known), { maxLength: 5 });
  if (schema instanceof z.ZodObject) return fc.record(fieldsOf(schema, known));
  // A pipe that parses and cleans text takes text as its input.
  if (schema instanceof z.ZodPipe || schema instanceof z.ZodString) return accepted(schema, texts);
  if (schema instanceof z.ZodStringFormat) return accepted(schema, uuids);
  throw new Error(
    `valid-input.ts does not know ${schema.constructor.name}: teach it, the suite must cover it`,
  );
};

const fieldsOf = (schema: z.ZodObject, known: Known): Record<string, fc.Arbitrary<unknown>> =>
  Object.fromEntries(
    Object.entries(schema.shape).map(([name, field]) => {
      const made = validInput(field as z.ZodType, known);
      const learned = (known[name] ?? []).filter((value) => (field as z.ZodType).safeParse(value).success);
      // Uses true values more often than values that are only well-formed.
      return [
        name,
        learned.length > 0 ? fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...learned) }, made) : made,
      ];
    }),
  );
