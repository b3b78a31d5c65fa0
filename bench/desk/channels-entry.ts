import { join } from 'node:path';
import { Bystander } from './bystander';
import { copySchool } from './copied';
import { forkedReading } from './forked-reading';
import { measureChannels } from './measure-channels';
import { say, withScratch } from './scratch';
import { type ToOpen, withSchools } from './sized';

/** The school to measure at, the script that reads backups in a process of its own, and that of the process beside. */
interface Order {
  readonly school: ToOpen;
  readonly reading: string;
  readonly bystander: string;
}

const { school, reading, bystander } = JSON.parse(process.argv[2] ?? '') as Order;

await withScratch(async (scratch) => {
  const directory = copySchool(school.directory, join(scratch, 'desk'));
  say('channels');
  return withSchools(
    [{ ...school, directory }],
    async (schools) => [
      {
        title: `Channels, ${school.accounts} accounts, ${school.events} audit events`,
        rows: await Bystander.beside(bystander, async (beside) =>
          (await Promise.all(schools.map((sized) => measureChannels(sized, beside, say)))).flat(),
        ),
      },
    ],
    forkedReading(reading),
  );
});
