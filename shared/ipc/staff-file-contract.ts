import { z } from 'zod';
import {
  importColumns,
  importErrorsTold,
  importProblems,
  largestImportFile,
  longestImport,
} from '../staff-import';
import { defineContract } from './contract';
import { nothing, officeOnly, timeSchema } from './shapes';
import { staffFilterSchema } from './staff-search';

const manage = { caller: 'session', portals: officeOnly, permission: 'manage-staff' } as const;

/** Whatever stands in a cell: what is too long is told by its line. A bound on each would be a quarter of what reading them takes. */
const cell = z.string();

/** One person of a file, as it stands there. */
const importRowSchema = z.strictObject({
  /** The line of the file, counted from 1. */
  line: z.int().min(1),
  name: cell,
  username: cell,
  role: cell,
});
export type ImportRow = z.infer<typeof importRowSchema>;

/** How much text these rows are, in characters: each of their columns can be the only one of the largest file. */
const textOf = (rows: readonly ImportRow[]): number =>
  rows.reduce((sum, { name, username, role }) => sum + name.length + username.length + role.length, 0);

const rowsSchema = z
  .array(importRowSchema)
  .min(1, { error: 'required' })
  .max(longestImport, { error: 'too-long' })
  .refine((rows) => textOf(rows) <= importColumns.length * largestImportFile, { error: 'too-long' });

const importErrorSchema = z.strictObject({
  line: z.int(),
  column: z.enum(importColumns),
  problem: z.enum(importProblems),
  bound: z.int().nullable(),
});
export type ImportError = z.infer<typeof importErrorSchema>;
const errorsSchema = {
  /** The first of them, in the order of the file. */
  errors: z.array(importErrorSchema).max(importErrorsTold),
  /** How many there are. */
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

/** Why somebody of an import that is undone stays as they are: whoever undoes it, and the last active manager. */
export const keptReasons = ['self', 'last-manager'] as const;
export type KeptReason = (typeof keptReasons)[number];

/** What became of everybody of an import that was undone; the counts and who is kept are all of them. */
const undoneSchema = z.strictObject({
  removed: z.int(),
  setInactive: z.int(),
  /** Set inactive before, which they stay. */
  inactiveBefore: z.int(),
  kept: z.array(z.strictObject({ name: z.string(), reason: z.enum(keptReasons) })),
});
export type UndoneImport = z.infer<typeof undoneSchema>;

/** Staff in files: the list out, new people in. */
export const staffFileContract = defineContract({
  /** Asks where to, and writes whom the filter lets through as CSV. */
  export: {
    ...manage,
    stepUp: true,
    input: staffFilterSchema,
    output: z.strictObject({ saved: z.boolean(), people: z.int() }),
  },
  /** What an import of these rows would refuse. Nothing is stored. */
  check: {
    ...manage,
    input: z.strictObject({ rows: rowsSchema }),
    output: z.strictObject({ ...errorsSchema, good: z.int() }),
  },
  /** Adds them all, or, with `onlyGood`, those without an error; else nothing is stored and the errors are the answer. */
  import: {
    ...manage,
    stepUp: true,
    input: z.strictObject({ rows: rowsSchema, fileName: z.string().max(300), onlyGood: z.boolean() }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('imported'), batch: batchSchema }),
      z.strictObject({ kind: z.literal('refused'), ...errorsSchema }),
    ]),
  },
  /** The latest imports, newest first. */
  imports: { ...manage, input: nothing, output: z.array(batchSchema) },
  /** Removes who was added and not touched since; sets the others inactive, but for two that nobody may set inactive. */
  undo: {
    ...manage,
    stepUp: true,
    input: z.strictObject({ batchId: z.uuidv7() }),
    output: undoneSchema,
  },
});
