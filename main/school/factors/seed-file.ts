import { parse } from 'papaparse';
import type { SeedFileError } from '../../../shared/ipc/tokens-contract';
import { tokenSerialSchema } from '../../../shared/ipc/tokens-contract';
import { policy } from '../../../shared/policy';
import { readSeed } from './seed-text';

/** One token of a seed file. */
export interface SeedRow {
  /** The line number in an editor, from 1. */
  readonly line: number;
  readonly serial: string;
  readonly seed: Buffer;
  readonly periodSeconds: 30 | 60;
  /** The owner's username; empty for a token of the stock. */
  readonly username: string;
}

/** The tokens of a seed file, and its errors by line and column. */
export interface SeedFile {
  readonly rows: readonly SeedRow[];
  readonly errors: readonly SeedFileError[];
}

const columns = ['serial', 'secret', 'period', 'username'] as const;
type Column = (typeof columns)[number];

const newlinesIn = (fields: readonly string[]): number => fields.join('').split('\n').length - 1;

/**
 * Reads a CSV file of seeds. Its heading line names the columns `serial` and `secret`, and optionally `period` (30 or 60
 * seconds, by default 30) and `username`, in any order. Commas, semicolons or tabs separate the fields. Pure.
 */
export const readSeedFile = (text: string): SeedFile => {
  const { data, errors: malformed } = parse<string[]>(text.replace(/^\ufeff/u, ''), {
    delimitersToGuess: [',', ';', '\t'],
  });
  const heading = (data[0] ?? []).map((name) => name.trim().toLowerCase());
  const fieldOf = (fields: readonly string[], column: Column): string =>
    fields[heading.indexOf(column)]?.trim() ?? '';
  const missing = (['serial', 'secret'] as const).filter((column) => !heading.includes(column));
  if (missing.length > 0)
    return { rows: [], errors: missing.map((column) => ({ line: 1, column, problem: 'column-missing' })) };

  const rows: SeedRow[] = [];
  const errors: SeedFileError[] = [];
  const serials = new Set<string>();
  let line = 1 + newlinesIn(data[0] ?? []);
  for (const [index, fields] of data.slice(1).entries()) {
    line += 1;
    const lineErrors: SeedFileError[] = [];
    const report = (column: SeedFileError['column'], problem: SeedFileError['problem']) =>
      lineErrors.push({ line, column, problem });
    if (fields.some((field) => field.trim() !== '')) {
      if (malformed.some(({ row }) => row === index + 1)) report('file', 'malformed');
      const serial = tokenSerialSchema.safeParse(fieldOf(fields, 'serial'));
      if (!serial.success) report('serial', fieldOf(fields, 'serial') === '' ? 'required' : 'not-a-serial');
      else if (serials.has(serial.data)) report('serial', 'twice');
      else serials.add(serial.data);
      const secret = fieldOf(fields, 'secret');
      const seed = secret === '' ? 'required' : readSeed(secret);
      if (typeof seed === 'string') report('secret', seed);
      const period = fieldOf(fields, 'period') || '30';
      const periodSeconds = period === '30' ? 30 : period === '60' ? 60 : null;
      if (periodSeconds === null) report('period', 'not-a-period');
      if (lineErrors.length === 0 && serial.success && typeof seed !== 'string' && periodSeconds !== null)
        rows.push({ line, serial: serial.data, seed, periodSeconds, username: fieldOf(fields, 'username') });
    }
    errors.push(...lineErrors);
    if (rows.length > policy.authenticators.mostSeedsAtOnce)
      return { rows: [], errors: [{ line, column: 'file', problem: 'too-many-rows' }] };
    line += newlinesIn(fields);
  }
  if (rows.length === 0 && errors.length === 0) errors.push({ line: 1, column: 'file', problem: 'no-rows' });
  return { rows, errors };
};
