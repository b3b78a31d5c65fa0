/** Facts about a packed app, for the release check. */
export type PackFacts = {
  /** The version in package.json's devDependencies, the only one that may be released. */
  readonly wantedElectron: string;
  /** The versions in the packed executable; empty if none can be read. */
  readonly foundElectron: readonly string[];
  /** Whether the runtime or a native module is the fallback's. */
  readonly hasFallbackMarker: boolean;
  /** Paths inside app.asar, with forward slashes and no leading one. */
  readonly files: readonly string[];
};

// A list of permitted files, so that the check also refuses unforeseen ones.
const allowed = [
  /^package\.json$/,
  /^out\/(main|preload|renderer)\//,
  /^node_modules\/better-sqlite3\//,
  /^node_modules\/@node-rs\/argon2(-[\w-]+)?\//,
];
// Forbidden among these: sources, source maps and the sources of native modules.
const forbidden = [
  /\.(ts|tsx|mts|cts|map|c|cc|cpp|h|hpp|gyp|gypi)$/,
  /\.test\./,
  /LATCHKEY-FALLBACK-RUNTIME/,
];

/** The reasons against releasing a packed app, one sentence each; empty if it may be released. */
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

/** Problems with a packed app's files: only the built app and its native modules belong in it. */
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
