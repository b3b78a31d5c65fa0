import { setTimeout as pause } from 'node:timers/promises';
import { Bystander } from '../desk/bystander.ts';
import { measured, timed } from '../measure.ts';
import { blockRow, type Row } from '../rows.ts';
import type { KeptSchool } from '../schools.mts';
import type { AppParts } from './launch.mts';
import { MainWatch } from './main-watch.mts';
import { signedIn } from './signed-in.mts';
import { freePort } from './started-app.mts';

const newest = '(await desk.backup.list()).value.backups[0].name';
/** So long after a sign-in nothing of it is under way any more: the first page and its numbers, the shell; milliseconds. */
const atRestAfter = 5_000;
/** All of them within the five minutes that the sign-in's code counts for. */
const acts = {
  'backup.make': 'desk.backup.make()',
  'backup.verify': `desk.backup.verify({ name: ${newest} })`,
  'backup.restore': `desk.backup.restore({ name: ${newest} })`,
};

/**
 * How long the acts of backup take at one school and hold up main, in the app itself: its runtime starts the process that reads a backup,
 * which holds up main half as long as plain Node does, and a restore puts another desk in the place of the one that is open. Asked for by the
 * page, as somebody asks. `beside` is bystander-entry.ts, bundled.
 */
export const measureBackups = async (parts: AppParts, school: KeptSchool, beside: string): Promise<Row[]> => {
  const port = await freePort();
  const inspected = { ...parts, switches: [...parts.switches, `--inspect=${port}`] };
  return signedIn(inspected, school, (app) =>
    Bystander.beside(beside, async (bystander) => {
      const watch = await MainWatch.at(port, bystander);
      const rows: Row[] = [];
      await pause(atRestAfter);
      for (const [channel, act] of Object.entries(acts)) {
        const done = `(async () => { const answer = await ${act}; if (!answer.ok) throw new Error(JSON.stringify(answer.error)); })()`;
        let took = 0;
        const { whole, ofItsOwn } = await watch.longestDuring(async () => {
          took = await timed(() => app.evaluate(done));
        });
        rows.push(blockRow(channel, measured([took]), measured([whole]), ofItsOwn));
      }
      return rows;
    }),
  );
};
