/** A guard, the change that takes it out, and the test that must then fail. */
export type Guard = {
  /** What it guards, in a few words. */
  readonly name: string;
  /** Paths from the checkout's top folder. */
  readonly file: string;
  readonly test: string;
  /** The part of the file that holds the guard; it must stand there once. */
  readonly find: string;
  /** What is left without the guard. */
  readonly put: string;
  /** Only the tests whose names match this expression are run. */
  readonly only?: string;
};

/** What is in a file once a guard is taken out. Throws where the guard is not there exactly once. */
export function without(guard: Guard, source: string): string {
  const found = source.split(guard.find).length - 1;
  if (found !== 1)
    throw new Error(
      `${guard.file} holds the guard "${guard.name}" ${found} times; bring scripts/guards up to date`,
    );
  return source.replace(guard.find, () => guard.put);
}
