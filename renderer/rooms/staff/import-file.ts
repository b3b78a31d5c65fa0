import Papa from 'papaparse';
import type { Role } from '../../../shared/access';
import { roles } from '../../../shared/access';
import type { ImportRow } from '../../../shared/ipc/staff-file-contract';
import type { ImportColumn } from '../../../shared/staff-import';
import { largestImportFile, longestImport } from '../../../shared/staff-import';

/** A file as it was read: its headings, and its lines with their numbers in the file. */
export interface ReadFile {
  readonly name: string;
  readonly headings: readonly string[];
  readonly lines: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** Why a file was not read. */
export type FileProblem = 'tooLarge' | 'tooMany' | 'notText' | 'noRows';

/** Where each column comes from: a column of the file by its number, or the same role for all. */
export interface ColumnMap {
  readonly name: number;
  readonly username: number;
  readonly role: number | Role;
}

/** Reads a file as UTF-8, with or without its mark; the separator is found. */
export const readImportFile = async (file: File): Promise<ReadFile | FileProblem> => {
  if (file.size > largestImportFile) return 'tooLarge';
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return 'notText';
  }
  return readImportText(file.name, text);
};

/** Reads the text of a file. A quoted cell may hold line breaks: a line's number is that of the line where it begins. */
export const readImportText = (name: string, text: string): ReadFile | FileProblem => {
  if (text.includes('\0')) return 'notText';
  const lines: { line: number; cells: string[] }[] = [];
  let begins = 0;
  let line = 1;
  Papa.parse<string[]>(text, {
    delimitersToGuess: [',', ';', '\t'],
    step: ({ data, meta }) => {
      if (data.some((cell) => cell.trim() !== '')) lines.push({ line, cells: data });
      line += lineBreaks(text, begins, meta.cursor);
      begins = meta.cursor;
    },
  });
  const [headings, ...rest] = lines;
  if (headings === undefined || rest.length === 0) return 'noRows';
  if (rest.length > longestImport) return 'tooMany';
  return { name, headings: headings.cells, lines: rest };
};

const lineBreaks = (text: string, from: number, to: number): number =>
  text.slice(from, to).match(/\r\n|\r|\n/gu)?.length ?? 0;

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const headingsOf: Readonly<Record<ImportColumn, readonly string[]>> = {
  name: [
    'name',
    'fullname',
    'displayname',
    'staffname',
    'employee',
    'person',
    'staff',
    'nombre',
    'nombrecompleto',
    'persona',
  ],
  username: [
    'username',
    'user',
    'login',
    'loginname',
    'userid',
    'account',
    'email',
    'emailaddress',
    'nombredeusuario',
    'usuario',
    'cuenta',
    'correo',
  ],
  role: ['role', 'position', 'jobtitle', 'job', 'type', 'function', 'función', 'puesto', 'cargo', 'rol'],
};

/** Guesses which column is which from the headings; what is not found is the first column that is left. */
export const guessColumns = ({ headings }: ReadFile): ColumnMap => {
  const find = (column: ImportColumn): number =>
    headings.findIndex((heading) => headingsOf[column].includes(plain(heading)));
  const name = find('name');
  const username = find('username');
  const role = find('role');
  const left = headings
    .map((_heading, index) => index)
    .filter((index) => ![name, username, role].includes(index));
  return {
    name: name === -1 ? (left.shift() ?? 0) : name,
    username: username === -1 ? (left.shift() ?? 0) : username,
    role: role === -1 ? 'instructor' : role,
  };
};

const roleWords: Readonly<Record<Role, readonly string[]>> = {
  manager: ['manager', 'admin', 'administrator', 'director', 'gerente'],
  'front-desk': ['frontdesk', 'reception', 'receptionist', 'desk', 'office', 'recepción', 'recepcionista'],
  instructor: [
    'instructor',
    'coach',
    'teacher',
    'trainer',
    'instructora',
    'docente',
    'profesor',
    'profesora',
  ],
};

/** What is written for a role, as a role; what is none is left as it is and refused by its line. */
const roleOf = (text: string): string => roles.find((role) => roleWords[role].includes(plain(text))) ?? text;

/** The people of a file, by the columns that were chosen. */
export const importRows = ({ lines }: ReadFile, columns: ColumnMap): ImportRow[] =>
  lines.map(({ line, cells }) => ({
    line,
    name: cells[columns.name] ?? '',
    username: cells[columns.username] ?? '',
    role: typeof columns.role === 'number' ? roleOf(cells[columns.role] ?? '') : columns.role,
  }));
