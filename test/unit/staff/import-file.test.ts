import { describe, expect, test } from 'vitest';
import {
  guessColumns,
  importRows,
  type ReadFile,
  readImportFile,
  readImportText,
} from '../../../renderer/rooms/staff/import-file';
import { largestImportFile } from '../../../shared/staff-import';
import { importRow } from '../../support/staff-calls';

const read = (text: string): ReadFile => {
  const file = readImportText('staff.csv', text);
  if (typeof file === 'string') throw new Error(file);
  return file;
};

describe('a file of staff', () => {
  test.each([
    ['commas', 'Name,Username,Role\nNia Okafor,nia,Coach\n'],
    ['semicolons', 'Name;Username;Role\r\nNia Okafor;nia;Coach\r\n'],
    ['tabs', 'Name\tUsername\tRole\nNia Okafor\tnia\tCoach'],
    ['another order and other headings', 'Job title,E-mail,Full name\nCoach,nia,Nia Okafor\n'],
  ])('is read with %s', (_name, text) => {
    const file = read(text);
    expect(importRows(file, guessColumns(file))).toEqual([
      importRow(2, { name: 'Nia Okafor', username: 'nia', role: 'instructor' }),
    ]);
  });

  test('counts lines as in the file, with empty lines and line breaks inside of a cell', () => {
    const file = read('Name,Username\r\n"Two\r\nlines",a\r\n\r\n,\r\nLast,"quo""ted"\r\n');
    expect(importRows(file, { ...guessColumns(file), role: 'manager' })).toEqual([
      importRow(2, { name: 'Two\r\nlines', username: 'a', role: 'manager' }),
      importRow(6, { name: 'Last', username: 'quo"ted', role: 'manager' }),
    ]);
  });

  test('keeps an unknown role, for the refusal of its line, and reads a missing cell as an empty one', () => {
    const file = read('Name,Username,Role\nNia,nia,Juggler\nBen\n');
    expect(importRows(file, guessColumns(file)).map(({ username, role }) => [username, role])).toEqual([
      ['nia', 'Juggler'],
      ['', ''],
    ]);
  });

  test.each([
    ['', 'noRows'],
    ['Name,Username\n', 'noRows'],
    [`Name,Username\n${'a,b\n'.repeat(10_001)}`, 'tooMany'],
    ['Name\0,Username\nx,y', 'notText'],
  ])('is refused as a whole when there is nothing to read, or too much', (text, problem) => {
    expect(readImportText('staff.csv', text)).toBe(problem);
  });

  test('is UTF-8, with or without a byte order mark, and not too large', async () => {
    const file = (bytes: Uint8Array | string) => new File([bytes as string], 'staff.csv');
    const marked = await readImportFile(file('\ufeffName,Username\nZoë,zoe\n'));
    expect(marked).toMatchObject({ headings: ['Name', 'Username'] });
    expect(await readImportFile(file(Uint8Array.of(0x4e, 0x0a, 0xe9, 0x2c, 0x31)))).toBe('notText');
    expect(await readImportFile(file('a'.repeat(largestImportFile + 1)))).toBe('tooLarge');
  });
});
