import { SetUpProblem } from '../support/say.mts';

/** Throws a SetUpProblem that lists the problems, if there are any. */
export function refusePack(what: string, problems: readonly string[], advice = ''): void {
  if (problems.length === 0) return;
  const refusal = new SetUpProblem(
    [`${what}:`, ...problems.map((problem) => `  - ${problem}`), advice].join('\n').trim(),
  );
  // electron-builder prints stacks, which would bury these sentences.
  refusal.stack = refusal.message;
  throw refusal;
}
