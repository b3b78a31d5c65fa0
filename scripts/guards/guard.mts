/** A guard, the change that removes it, and the test that must then fail. */
export type Guard = {
  /** The guarded property, in a few words. */
  readonly name: string;
  /** Paths from the checkout's top folder. */
  readonly file: string;
  readonly test: string;
  /** The source text of the guard, which the file must contain exactly once. */
  readonly find: string;
  /** The source text without the guard. */
  readonly put: string;
  /** Runs only the tests whose names match this expression. */
  readonly only?: string;
};

/** A file's content without a guard. Throws unless the file contains the guard exactly once. */
export function without(guard: Guard, source: string): string {
  const found = source.split(guard.find).length - 1;
  if (found !== 1)
    throw new Error(
      `${guard.file} holds the guard "${guard.name}" ${found} times; bring scripts/guards up to date`,
    );
  return source.replace(guard.find, () => guard.put);
}
