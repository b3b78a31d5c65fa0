/** Runs `act` for each item in turn, even after a failure. Finally throws the first failure. */
export const forEvery = async <T>(items: Iterable<T>, act: (item: T) => Promise<unknown>): Promise<void> => {
  const failures: unknown[] = [];
  for (const item of items) {
    try {
      await act(item);
    } catch (cause) {
      failures.push(cause);
    }
  }
  if (failures.length > 0) throw failures[0];
};
