import { z } from 'zod';
import { perStaffField, staffFieldNames } from '../staff-fields';
import { importErrorsTold, importProblems, largestImportFile, longestImport } from '../staff-import';
import { defineContract } from './contract';
import { nothing, officeOnly, timeSchema } from './shapes';
import { staffFilterSchema } from './staff-search';

const manage = { caller: 'session', portals: officeOnly, permission: 'manage-staff' } as const;

/** The text of a cell, unjudged: the check names the line of a cell that is too long. */
const cell = z.string();

/** One person as the file has them. */
const importRowSchema = z.strictObject({
  /** The line of the file, counted from 1. */
  line: z.int().min(1),
  ...perStaffField(() => cell),
});
export type ImportRow = z.infer<typeof importRowSchema>;

/** The length of all cells in characters. */
const textOf = (rows: readonly ImportRow[]): number =>
  rows.reduce((sum, row) => staffFieldNames.reduce((of, field) => of + row[field].length, sum), 0);

const rowsSchema = z
  .array(importRowSchema)
  .min(1, { error: 'required' })
  .max(longestImport, { error: 'too-long' })
  // Every field may take the same column of the largest file.
  .refine((rows) => textOf(rows) <= staffFieldNames.length * largestImportFile, { error: 'too-long' });

const importErrorSchema = z.strictObject({
  line: z.int(),
  column: z.enum(staffFieldNames),
  problem: z.enum(importProblems),
  bound: z.int().nullable(),
});
export type ImportError = z.infer<typeof importErrorSchema>;
const errorsSchema = {
  /** The first errors, in the order of the file. */
  errors: z.array(importErrorSchema).max(importErrorsTold),
  /** How many errors there are in all. */
  errorCount: z.int(),
};

const batchSchema = z.strictObject({
  batchId: z.uuidv7(),
  fileName: z.string(),
  byName: z.string(),
  importedAt: timeSchema,
  people: z.int(),
  undone: z.boolean(),
});
export type ImportBatch = z.infer<typeof batchSchema>;

/** Why an undone import keeps a person: they undo it themselves, or they are the last active manager. */
export const keptReasons = ['self', 'last-manager'] as const;
export type KeptReason = (typeof keptReasons)[number];

/** What an undo did. The three counts and the people kept add up to the whole import. */
const undoneSchema = z.strictObject({
  removed: z.int(),
  setInactive: z.int(),
  /** People who were inactive before and stay so. */
  inactiveBefore: z.int(),
  kept: z.array(z.strictObject({ name: z.string(), reason: z.enum(keptReasons) })),
});
export type UndoneImport = z.infer<typeof undoneSchema>;

const importInputSchema = z.strictObject({
  rows: rowsSchema,
  fileName: z.string().max(300),
  onlyGood: z.boolean(),
});
type ImportInput = z.infer<typeof importInputSchema>;

/** Staff in files: the list out, new people in. */
export const staffFileContract = defineContract({
  /** Asks for a place and saves the people who match the filter as CSV. */
  export: {
    ...manage,
    stepUp: 'recent',
    input: staffFilterSchema,
    output: z.strictObject({ saved: z.boolean(), people: z.int() }),
  },
  /** Says what an import of these rows would refuse, and stores nothing. */
  check: {
    ...manage,
    input: z.strictObject({ rows: rowsSchema }),
    output: z.strictObject({ ...errorsSchema, good: z.int() }),
  },
  /** Adds everybody, or with `onlyGood` the people without an error. Otherwise it stores nothing and answers the errors. */
  import: {
    ...manage,
    stepUp: 'recent',
    needsNow: ({ rows }: ImportInput) => rows.some(({ role }) => role === 'manager'),
    input: importInputSchema,
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('imported'), batch: batchSchema }),
      z.strictObject({ kind: z.literal('refused'), ...errorsSchema }),
    ]),
  },
  /** The latest imports, newest first. */
  imports: { ...manage, input: nothing, output: z.array(batchSchema) },
  /** Removes the people whom nobody has changed since, and sets the others inactive where that is allowed. */
  undo: {
    ...manage,
    stepUp: 'recent',
    input: z.strictObject({ batchId: z.uuidv7() }),
    output: undoneSchema,
  },
});
