/**
 * How many queries were planned anew by some work: the driver makes a function of its own for the rows of each plan, by the one way
 * there is. A query that finds nothing is not counted.
 */
export const plansMade = async (work: () => Promise<unknown>): Promise<number> => {
  let made = 0;
  const real = globalThis.Function;
  globalThis.Function = new Proxy(real, {
    apply: (target, self, args: string[]) => {
      made += 1;
      return Reflect.apply(target, self, args);
    },
  });
  try {
    await work();
  } finally {
    globalThis.Function = real;
  }
  return made;
};
