/** A reason to stop that the reader can act on: shown as it is, without a stack. */
export class SetUpProblem extends Error {
  override name = 'SetUpProblem';
}

/** Tells the person at the terminal one thing. On stderr, so that stdout stays free for what a script is asked for. */
export function say(text: string): void {
  process.stderr.write(`[latchkey] ${text}\n`);
}

/** Runs a script's main function and ends the process with its exit code (0 where it returns none), or 1 and a message. */
export async function runScript(main: () => Promise<number | undefined>): Promise<void> {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    say(error instanceof SetUpProblem ? error.message : String(error instanceof Error ? error.stack : error));
    process.exitCode = 1;
  }
}

/** Seconds since a `performance.now()` reading, for people: "3.2 s". */
export function secondsSince(startedAt: number): string {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
}
