import { createInterface } from 'node:readline';
import type { ReadLine } from './restore-proof';

/** Reads a stream line by line; an empty line at its end. It touches the stream at the first line. */
export const lineReader = (input: NodeJS.ReadableStream): ReadLine => {
  let lines: AsyncIterator<string> | null = null;
  return async () => {
    lines ??= createInterface({ input })[Symbol.asyncIterator]();
    const { value, done } = await lines.next();
    return done ? '' : value;
  };
};
