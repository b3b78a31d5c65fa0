import { SetUpProblem } from '../support/say.mts';

/** Throws a SetUpProblem that lists the problems; returns where there are none. */
export function refusePack(what: string, problems: readonly string[], advice = ''): void {
  if (problems.length === 0) return;
  const refusal = new SetUpProblem(
    [`${what}:`, ...problems.map((problem) => `  - ${problem}`), advice].join('\n').trim(),
  );
  // electron-builder shows stacks, in which these sentences would be lost.
  refusal.stack = refusal.message;
  throw refusal;
}
