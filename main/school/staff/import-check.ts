import { setImmediate } from 'node:timers/promises';
import type { ImportError, ImportRow } from '../../../shared/ipc/staff-file-contract';
import { perStaffField, type StaffField, staffFields, type StaffValues } from '../../../shared/staff-fields';
import { type ImportProblem, importProblems } from '../../../shared/staff-import';
import { usernameKey } from '../../../shared/text-fields';

/** Lines between two turns of the event loop, so that other calls come in between. */
const rowsAtOnce = 250;

/** Cells are far shorter. A longer one is judged by a text of this length: normalising all of it would take too long. */
const longestCell = 10_000;
const tooLong = 'x'.repeat(longestCell);

/** The people whom a file adds, and what is wrong with the others, in the order of its lines. */
export interface CheckedImport {
  readonly good: readonly StaffValues[];
  readonly errors: readonly ImportError[];
}

/** Judges every cell by the rules of the form, and compares usernames with `taken` ones and with each other. */
export const checkImport = async (
  rows: readonly ImportRow[],
  taken: ReadonlySet<string>,
): Promise<CheckedImport> => {
  const good: StaffValues[] = [];
  const errors: ImportError[] = [];
  const seen = new Set<string>();
  for (const [index, row] of rows.entries()) {
    if (index % rowsAtOnce === rowsAtOnce - 1) await setImmediate();
    const found: ImportError[] = [];
    const error = (column: StaffField, problem: ImportProblem, bound: number | null = null): void => {
      found.push({ line: row.line, column, problem, bound });
    };
    const cell = (column: StaffField): string | null => {
      const text = row[column];
      const parsed = staffFields[column].input.safeParse(text.length > longestCell ? tooLong : text);
      if (parsed.success) return parsed.data;
      const [issue] = parsed.error.issues;
      const problem = importProblems.find((known) => known === issue?.message) ?? 'not-a-choice';
      error(column, problem, issue?.code === 'too_big' ? Number(issue.maximum) : null);
      return null;
    };
    const compare = (username: string): void => {
      const key = usernameKey(username);
      if (taken.has(key)) error('username', 'taken');
      else if (seen.has(key)) error('username', 'twice');
      seen.add(key);
    };
    const person = perStaffField((column) => {
      const value = cell(column);
      if (column === 'username' && value !== null) compare(value);
      return value;
    });
    // Without an error every cell has its field's type.
    if (found.length === 0) good.push(person as StaffValues);
    errors.push(...found);
  }
  return { good, errors };
};

/** The usernames of a file in the form under which the store compares them. */
export const usernameKeysOf = (rows: readonly ImportRow[]): string[] => [
  ...new Set(rows.map(({ username }) => usernameKey(username.slice(0, 1_000))).filter((key) => key !== '')),
];
