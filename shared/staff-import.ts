/** The columns that a file of staff may have. There is none for passwords: a file with passwords is copied and forgotten. */
export const importColumns = ['name', 'username', 'role'] as const;
export type ImportColumn = (typeof importColumns)[number];

/** What can be wrong with a cell. `twice`: the username stands in the file before. */
export const importProblems = [
  'required',
  'too-long',
  'characters-not-allowed',
  'not-a-choice',
  'taken',
  'twice',
] as const;
export type ImportProblem = (typeof importProblems)[number];

/** The most people that a file may hold. */
export const longestImport = 10_000;
/** The most bytes of a file. */
export const largestImportFile = 5 * 1024 * 1024;
/** Errors that are told: more than anybody reads, and the rest shows once these are put right. */
export const importErrorsTold = 200;
