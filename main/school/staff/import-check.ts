import { setImmediate } from 'node:timers/promises';
import type { z } from 'zod';
import type { Role } from '../../../shared/access';
import type { ImportError, ImportRow } from '../../../shared/ipc/staff-file-contract';
import { roleSchema } from '../../../shared/ipc/shapes';
import { type ImportColumn, type ImportProblem, importProblems } from '../../../shared/staff-import';
import { personNameSchema, usernameKey, usernameSchema } from '../../../shared/text-fields';

/** Lines at once: a few milliseconds, then others at this desk come in between. */
const rowsAtOnce = 250;

/** What no cell comes near, in characters; and what stands for one that is longer, so that nobody waits until all of it was looked through. */
const longestCell = 10_000;
const tooLong = 'x'.repeat(longestCell);

/** Somebody as a file names them, tidied. */
export interface ImportPerson {
  readonly name: string;
  readonly username: string;
  readonly role: Role;
}

/** What a file comes to: whom it adds, and what is wrong with the others, in the order of its lines. */
export interface CheckedImport {
  readonly good: readonly ImportPerson[];
  readonly errors: readonly ImportError[];
}

/** Judges every cell by the rules of the form, and usernames against those that are given and against each other. */
export const checkImport = async (
  rows: readonly ImportRow[],
  taken: ReadonlySet<string>,
): Promise<CheckedImport> => {
  const good: ImportPerson[] = [];
  const errors: ImportError[] = [];
  const seen = new Set<string>();
  for (const [index, row] of rows.entries()) {
    if (index % rowsAtOnce === rowsAtOnce - 1) await setImmediate();
    const found: ImportError[] = [];
    const error = (column: ImportColumn, problem: ImportProblem, bound: number | null = null): void => {
      found.push({ line: row.line, column, problem, bound });
    };
    const cell = <T>(column: ImportColumn, schema: z.ZodType<T>, text: string): T | null => {
      const parsed = schema.safeParse(text.length > longestCell ? tooLong : text);
      if (parsed.success) return parsed.data;
      const [issue] = parsed.error.issues;
      const problem = importProblems.find((known) => known === issue?.message) ?? 'not-a-choice';
      error(column, problem, issue?.code === 'too_big' ? Number(issue.maximum) : null);
      return null;
    };
    const name = cell('name', personNameSchema, row.name);
    const username = cell('username', usernameSchema, row.username);
    if (username !== null) {
      const key = usernameKey(username);
      if (taken.has(key)) error('username', 'taken');
      else if (seen.has(key)) error('username', 'twice');
      seen.add(key);
    }
    const role = cell('role', roleSchema, row.role);
    if (found.length === 0 && name !== null && username !== null && role !== null)
      good.push({ name, username, role });
    errors.push(...found);
  }
  return { good, errors };
};

/** The usernames of a file as they are compared, for looking them up. */
export const usernameKeysOf = (rows: readonly ImportRow[]): string[] => [
  ...new Set(rows.map(({ username }) => usernameKey(username.slice(0, 1_000))).filter((key) => key !== '')),
];
