import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bundle, runBundle } from '../scripts/support/bench-bundle.mts';
import { say } from '../scripts/support/say.mts';
import type { SeededSchool, SeedSize } from './school.ts';

const checkout = resolve(import.meta.dirname, '..');
/** What decides what a seeded school looks like. */
const madeBy = ['main/school/store/migrations', 'bench/seed'];
const callersFile = 'callers.json';

/** A seeded school as it was made: whoever measures copies it first. */
export interface KeptSchool extends SeededSchool, SeedSize {}

const fingerprint = (): string => {
  const hash = createHash('sha256');
  for (const folder of madeBy)
    for (const name of readdirSync(join(checkout, folder)).sort())
      hash.update(name).update(readFileSync(join(checkout, folder, name)));
  return hash.digest('hex').slice(0, 12);
};

/** The schools of all sizes, made in `folder` or found there from an earlier run with the same migrations and generator. */
export const schoolsIn = async (folder: string, sizes: readonly SeedSize[]): Promise<KeptSchool[]> => {
  const seed = await bundle('seed/entry.ts');
  mkdirSync(folder, { recursive: true });
  const schools: KeptSchool[] = [];
  for (const size of sizes) {
    const kept = join(folder, `school-${size.accounts}-${size.events}-${fingerprint()}`);
    if (!existsSync(kept)) {
      say(`making a school of ${size.accounts} accounts and ${size.events} audit events ...`);
      const unfinished = `${kept}.unfinished`;
      rmSync(unfinished, { recursive: true, force: true });
      const callers = await runBundle(seed, { directory: join(unfinished, 'school'), ...size });
      writeFileSync(join(unfinished, callersFile), callers);
      renameSync(unfinished, kept);
    }
    schools.push({
      ...size,
      directory: join(kept, 'school'),
      callers: JSON.parse(readFileSync(join(kept, callersFile), 'utf8')) as KeptSchool['callers'],
    });
  }
  return schools;
};
