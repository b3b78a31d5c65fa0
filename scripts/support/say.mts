/** A problem that the reader can solve. The scripts show its message without a stack. */
export class SetUpProblem extends Error {
  override name = 'SetUpProblem';
}

/** Shows a message at the terminal, on stderr: stdout is for a script's result. */
export function say(text: string): void {
  process.stderr.write(`[latchkey] ${text}\n`);
}

/** Runs a script's main function and exits with its code (0 without one), or with 1 and a message after an error. */
export async function runScript(main: () => Promise<number | undefined>): Promise<void> {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    say(error instanceof SetUpProblem ? error.message : String(error instanceof Error ? error.stack : error));
    process.exitCode = 1;
  }
}

/** The seconds since a `performance.now()` reading, as "3.2 s". */
export function secondsSince(startedAt: number): string {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
}
