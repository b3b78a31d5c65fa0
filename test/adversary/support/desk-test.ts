import { basename } from 'node:path';
import { test as base } from 'vitest';
import { report, Tries } from './tally';

/** Vitest's `test`, with a counter for the table of the run. */
export const test = base.extend<{ tries: Tries }>({
  // oxlint-disable-next-line no-empty-pattern -- Vitest reads the fixtures that are needed off the pattern
  tries: async ({ task, onTestFinished }, use) => {
    const tries = new Tries();
    onTestFinished(({ task: { result } }) =>
      report({
        part: basename(task.file.name).replace(/\.test\.ts$/, ''),
        attack: task.name,
        times: tries.times,
        held: result?.state === 'pass',
        note: tries.note,
      }),
    );
    await use(tries);
  },
});
