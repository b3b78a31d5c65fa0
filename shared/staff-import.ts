/** What can be wrong with a cell. `twice`: an earlier line has the same username. */
export const importProblems = [
  'required',
  'too-long',
  'characters-not-allowed',
  'not-a-choice',
  'taken',
  'twice',
] as const;
export type ImportProblem = (typeof importProblems)[number];

/** The most people in a file. */
export const longestImport = 10_000;
/** The most bytes of a file. */
export const largestImportFile = 5 * 1024 * 1024;
/** The most errors in an answer: more than anybody reads, and the next check shows the rest. */
export const importErrorsTold = 200;
