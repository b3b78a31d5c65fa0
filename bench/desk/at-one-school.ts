import { join } from 'node:path';
import type { Row, Unmeasured } from '../rows';
import { Bystander } from './bystander';
import { copySchool } from './copied';
import { say, withScratch } from './scratch';
import { type Sized, type ToOpen, withSchools } from './sized';

/** The school to measure at, and the script of the process beside. */
export interface AtOneSchool {
  readonly school: ToOpen;
  readonly bystander: string;
}

/** Measures at a copy of one school, alone in this process as in the app, with a process beside; prints a section. */
export const measureAtOneSchool = (
  { school, bystander }: AtOneSchool,
  title: string,
  measure: (sized: Sized, beside: Bystander) => Promise<readonly (Row | Unmeasured)[]>,
): Promise<void> =>
  withScratch(async (scratch) => {
    const directory = copySchool(school.directory, join(scratch, 'desk'));
    say(`${title}, ${school.accounts} accounts`);
    return withSchools([{ ...school, directory }], async (schools) => [
      {
        title: `${title}, ${school.accounts} accounts, ${school.events} audit events`,
        rows: await Bystander.beside(bystander, async (beside) =>
          (await Promise.all(schools.map((sized) => measure(sized, beside)))).flat(),
        ),
      },
    ]);
  });
