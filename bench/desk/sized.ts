import { OpenSchool } from './open-school';
import type { SeededSchool } from '../school';

/** A school of a size, open, and what is measured at it. */
export interface Sized extends SeededSchool {
  readonly accounts: number;
  readonly events: number;
  readonly school: OpenSchool;
}

/** A school to open: `directory` is changed by the measuring. */
export type ToOpen = Omit<Sized, 'school'>;

/** Opens schools, hands them to `work`, and closes them. */
export const withSchools = async <T>(
  toOpen: readonly ToOpen[],
  work: (schools: readonly Sized[]) => Promise<T>,
): Promise<T> => {
  const opened: Sized[] = [];
  try {
    for (const one of toOpen)
      opened.push({ ...one, school: await OpenSchool.open(one.directory, one.callers) });
    return await work(opened);
  } finally {
    for (const { school } of opened) await school.close();
  }
};
