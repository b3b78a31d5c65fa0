import { parse } from 'papaparse';
import type { SeedFileError } from '../../../shared/ipc/tokens-contract';
import { tokenSerialSchema } from '../../../shared/ipc/tokens-contract';
import { policy } from '../../../shared/policy';
import { readSeed } from './seed-text';

/** One token of a file, as far as the file itself tells. */
export interface SeedRow {
  /** Counted from 1, as an editor shows it. */
  readonly line: number;
  readonly serial: string;
  readonly seed: Buffer;
  readonly periodSeconds: 30 | 60;
  /** Whose it is to be; empty for the stock. */
  readonly username: string;
}

/** What a file holds, and what is wrong with it by line and column. */
export interface SeedFile {
  readonly rows: readonly SeedRow[];
  readonly errors: readonly SeedFileError[];
}

const columns = ['serial', 'secret', 'period', 'username'] as const;
type Column = (typeof columns)[number];

const newlinesIn = (fields: readonly string[]): number => fields.join('').split('\n').length - 1;

/**
 * Reads a CSV file of seeds: a heading line with the columns `serial`, `secret`, `period` (30 or 60 seconds; 30 where it is
 * empty or missing) and, if wanted, `username`, in any order, separated by comma, semicolon or tab. Pure.
 */
export const readSeedFile = (text: string): SeedFile => {
  const { data, errors: malformed } = parse<string[]>(text.replace(/^\ufeff/u, ''), {
    delimitersToGuess: [',', ';', '\t'],
  });
  const heading = (data[0] ?? []).map((name) => name.trim().toLowerCase());
  const at = (fields: readonly string[], column: Column): string =>
    fields[heading.indexOf(column)]?.trim() ?? '';
  const missing = (['serial', 'secret'] as const).filter((column) => !heading.includes(column));
  if (missing.length > 0)
    return { rows: [], errors: missing.map((column) => ({ line: 1, column, problem: 'column-missing' })) };

  const rows: SeedRow[] = [];
  const errors: SeedFileError[] = [];
  const seen = new Set<string>();
  let line = 1 + newlinesIn(data[0] ?? []);
  for (const [index, fields] of data.slice(1).entries()) {
    line += 1;
    const found: SeedFileError[] = [];
    const say = (column: SeedFileError['column'], problem: SeedFileError['problem']) =>
      found.push({ line, column, problem });
    if (fields.some((field) => field.trim() !== '')) {
      if (malformed.some(({ row }) => row === index + 1)) say('file', 'malformed');
      const serial = tokenSerialSchema.safeParse(at(fields, 'serial'));
      if (!serial.success) say('serial', at(fields, 'serial') === '' ? 'required' : 'not-a-serial');
      else if (seen.has(serial.data)) say('serial', 'twice');
      else seen.add(serial.data);
      const secret = at(fields, 'secret');
      const seed = secret === '' ? 'required' : readSeed(secret);
      if (typeof seed === 'string') say('secret', seed);
      const period = at(fields, 'period') || '30';
      const periodSeconds = period === '30' ? 30 : period === '60' ? 60 : null;
      if (periodSeconds === null) say('period', 'not-a-period');
      if (found.length === 0 && serial.success && typeof seed !== 'string' && periodSeconds !== null)
        rows.push({ line, serial: serial.data, seed, periodSeconds, username: at(fields, 'username') });
    }
    errors.push(...found);
    if (rows.length > policy.authenticators.mostSeedsAtOnce)
      return { rows: [], errors: [{ line, column: 'file', problem: 'too-many-rows' }] };
    line += newlinesIn(fields);
  }
  if (rows.length === 0 && errors.length === 0) errors.push({ line: 1, column: 'file', problem: 'no-rows' });
  return { rows, errors };
};
