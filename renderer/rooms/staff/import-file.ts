import Papa from 'papaparse';
import type { Role } from '../../../shared/access';
import { roles } from '../../../shared/access';
import type { ImportRow } from '../../../shared/ipc/staff-file-contract';
import { perStaffField, type StaffField, staffFields } from '../../../shared/staff-fields';
import { largestImportFile, longestImport } from '../../../shared/staff-import';

/** The headings of a file, and its other lines with their numbers in the file. */
export interface ReadFile {
  readonly name: string;
  readonly headings: readonly string[];
  readonly lines: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** Why a file cannot be read. */
export type FileProblem = 'tooLarge' | 'tooMany' | 'notText' | 'noRows';

/** Where each field comes from: a column of the file by its number, or a value for everybody. */
export type ColumnMap = Readonly<Record<StaffField, number | string>>;

/** Reads a file as UTF-8, with or without a mark, and finds its separator. */
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

/** Guesses the column of each field by the headings. A field without one takes its default, or else the first column left. */
export const guessColumns = ({ headings }: ReadFile): ColumnMap => {
  const plainHeadings = headings.map(plain);
  const found = perStaffField((field) => {
    const known: readonly string[] = staffFields[field].headings;
    return plainHeadings.findIndex((heading) => known.includes(heading));
  });
  const left = headings
    .map((_heading, index) => index)
    .filter((index) => !Object.values(found).includes(index));
  return perStaffField((field) =>
    found[field] === -1 ? (staffFields[field].importDefault ?? left.shift() ?? 0) : found[field],
  );
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

const asWritten = (text: string): string => text;

/** What a cell means. A role that nobody knows stays as it is written, and the check refuses its line. */
const meaningOf: Readonly<Record<StaffField, (text: string) => string>> = {
  name: asWritten,
  username: asWritten,
  role: (text) => roles.find((role) => roleWords[role].includes(plain(text))) ?? text,
};

/** The people of a file under a choice of columns. */
export const importRows = ({ lines }: ReadFile, columns: ColumnMap): ImportRow[] =>
  lines.map(({ line, cells }) => ({
    line,
    ...perStaffField((field) => {
      const from = columns[field];
      return typeof from === 'string' ? from : meaningOf[field](cells[from] ?? '');
    }),
  }));
