/** What is known about a packed app before it becomes something to download. */
export type PackFacts = {
  /** The version in package.json's devDependencies, the only one that may be given to people. */
  readonly wantedElectron: string;
  /** Versions that the packed executable names itself by; empty where none could be read. */
  readonly foundElectron: readonly string[];
  /** Of the runtime itself, or of a native module that was compiled for it. */
  readonly hasFallbackMarker: boolean;
  /** Paths inside app.asar, with forward slashes and without one in front. */
  readonly files: readonly string[];
};

// A list of what may be inside, not of what may not: what nobody thought of is refused too.
const allowed = [
  /^package\.json$/,
  /^out\/(main|preload|renderer)\//,
  /^node_modules\/better-sqlite3\//,
  /^node_modules\/@node-rs\/argon2(-[\w-]+)?\//,
];
// Within that: sources, source maps, and what native modules are compiled from.
const forbidden = [
  /\.(ts|tsx|mts|cts|map|c|cc|cpp|h|hpp|gyp|gypi)$/,
  /\.test\./,
  /LATCHKEY-FALLBACK-RUNTIME/,
];

/** Why a packed app must not be given to people, one sentence each; an empty list is permission. */
export function releaseProblems(facts: PackFacts): string[] {
  const problems: string[] = [];
  if (facts.hasFallbackMarker) {
    problems.push(
      'It contains the fallback runtime or what was made for it, which serves development and tests alone.',
    );
  }
  if (facts.foundElectron.length > 0 && !facts.foundElectron.includes(facts.wantedElectron)) {
    problems.push(
      `Its executable is Electron ${facts.foundElectron.join(', ')} instead of ${facts.wantedElectron}.`,
    );
  }
  return [...problems, ...contentProblems(facts.files)];
}

/** What is wrong with the files of a packed app: nothing but the built app and its native modules belongs in there. */
export function contentProblems(files: readonly string[]): string[] {
  const problems: string[] = [];
  if (!files.includes('package.json')) problems.push('It has no package.json.');
  if (!files.some((file) => file.startsWith('out/main/'))) problems.push('It has no out/main.');
  const misplaced = files.filter(
    (file) => !allowed.some((rule) => rule.test(file)) || forbidden.some((rule) => rule.test(file)),
  );
  if (misplaced.length > 0)
    problems.push(`It contains what does not belong there: ${abbreviated(misplaced)}.`);
  return problems;
}

function abbreviated(names: readonly string[]): string {
  const more = names.length - 5;
  return names.slice(0, 5).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
