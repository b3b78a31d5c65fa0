import { join } from 'node:path';
import { copySchool } from './copied';
import { forkedReading } from './forked-reading';
import { measureChannels } from './measure-channels';
import { say, withScratch } from './scratch';
import { type ToOpen, withSchools } from './sized';

/** The school to measure at, and the script that reads backups in a process of its own. */
interface Order {
  readonly school: ToOpen;
  readonly reading: string;
}

const { school, reading } = JSON.parse(process.argv[2] ?? '') as Order;

await withScratch(async (scratch) => {
  const directory = copySchool(school.directory, join(scratch, 'desk'));
  say('channels');
  return withSchools(
    [{ ...school, directory }],
    async (schools) => [
      {
        title: `Channels, ${school.accounts} accounts, ${school.events} audit events`,
        rows: (await Promise.all(schools.map((sized) => measureChannels(sized, say)))).flat(),
      },
    ],
    forkedReading(reading),
  );
});
