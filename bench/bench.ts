import { closeSync, cpSync, fsyncSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { measureImport } from './import';
import { type AppParts, measureLaunch, measureMemory } from './launch';
import { measureLists } from './lists';
import { OpenSchool } from './open-school';
import { attempt, type Row, type Unmeasured } from './report';
import { measureSignIn } from './sign-in';
import type { SeedSize } from './seed/seed-school';

export { tableOf } from './report';

/** The school sizes of a run, and how often it repeats each measurement. */
export interface Plan {
  readonly small: SeedSize;
  readonly design: SeedSize;
  readonly launches: number;
  readonly memories: number;
  readonly signIns: number;
  readonly lists: number;
  readonly imports: number;
  readonly importedPeople: number;
}

/** The full run, whose figures the report publishes. */
export const full: Plan = {
  small: { accounts: 10, events: 500 },
  design: { accounts: 10_000, events: 1_000_000 },
  launches: 11,
  memories: 3,
  signIns: 60,
  lists: 1_000,
  imports: 10,
  importedPeople: 1_000,
};

/** A short run that shows only that everything works, and that no ratio is far off. */
export const smoke: Plan = {
  small: { accounts: 10, events: 200 },
  design: { accounts: 300, events: 3_000 },
  launches: 2,
  memories: 1,
  signIns: 8,
  lists: 50,
  imports: 2,
  importedPeople: 100,
};

/** A copy of a school. Waits for the disk, because the first commit of the school would otherwise wait for the whole copy. */
const copyOf = (school: string, copy: string): string => {
  cpSync(school, copy, { recursive: true });
  const store = openSync(join(copy, 'latchkey.db'), 'r+');
  fsyncSync(store);
  closeSync(store);
  return copy;
};

/** Measures all figures of one run. It works on copies of the seeded schools in `folder`. */
export const measureAll = async (
  plan: Plan,
  { app, schools, folder }: { app: AppParts; schools: { small: string; design: string }; folder: string },
): Promise<readonly (Row | Unmeasured)[]> => {
  const small = await OpenSchool.open(copyOf(schools.small, join(folder, 'small')));
  const design = await OpenSchool.open(copyOf(schools.design, join(folder, 'design')));
  const { callers } = design;
  const school = schools.design;
  const rows = [
    ...(await attempt('launch', () => measureLaunch(app, { school, folder, rounds: plan.launches }))),
    ...(await attempt('memory', () =>
      measureMemory(app, { school, callers, folder, rounds: plan.memories }),
    )),
    ...(await attempt('sign-in', () => measureSignIn({ design, small }, { folder, rounds: plan.signIns }))),
    ...(await attempt('lists', () => measureLists(design, plan.lists))),
    ...(await attempt('import', () =>
      measureImport(design, { people: plan.importedPeople, rounds: plan.imports }),
    )),
  ];
  await small.close();
  await design.close();
  return rows;
};
