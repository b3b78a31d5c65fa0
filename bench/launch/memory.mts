import { readdirSync, readFileSync } from 'node:fs';

/** Whether the operating system tells what memory each process has for its own part. */
export const tellsMemory = process.platform === 'linux';

/** The processes that a process has started, and theirs, itself among them. */
const withChildren = (first: number): readonly number[] => {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/u.test(entry))) {
    try {
      // The name of the program stands in brackets and may have blanks and brackets in it.
      const parent = /^.*\) \S (\d+)/su.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1];
      parents.set(Number(name), Number(parent));
    } catch {
      // It has ended meanwhile.
    }
  }
  const belongs = (id: number | undefined): boolean =>
    id !== undefined && (id === first || belongs(parents.get(id)));
  return [...parents.keys()].filter(belongs);
};

/**
 * Megabytes of a process and all that it has started: the sum of their proportional set sizes, in which what several processes
 * share is counted once.
 */
export const memoryOf = (processId: number): number => {
  let kilobytes = 0;
  for (const id of withChildren(processId)) {
    try {
      const text = readFileSync(`/proc/${id}/smaps_rollup`, 'utf8');
      kilobytes += Number(/^Pss:\s+(\d+) kB/mu.exec(text)?.[1] ?? 0);
    } catch {
      // It has ended meanwhile, or is of another user: then the sum is refused below.
    }
  }
  if (kilobytes === 0) throw new Error('The system does not tell the memory of the app');
  return kilobytes / 1024;
};
