import { join } from 'node:path';
import { Bystander } from './bystander';
import { copySchool } from './copied';
import { measureBlocks } from './measure-blocks';
import { say, withScratch } from './scratch';
import { type ToOpen, withSchools } from './sized';

/** The school to measure at, how often, and the script of the process beside. */
interface Order {
  readonly school: ToOpen;
  readonly rounds: number;
  readonly bystander: string;
}

const { school, rounds, bystander } = JSON.parse(process.argv[2] ?? '') as Order;

await withScratch(async (scratch) => {
  const directory = copySchool(school.directory, join(scratch, 'desk'));
  say(`blocks, ${school.accounts} accounts`);
  return withSchools([{ ...school, directory }], async (schools) => [
    {
      title: `Event loop, ${school.accounts} accounts, ${school.events} audit events`,
      rows: await Bystander.beside(bystander, async (beside) =>
        (await Promise.all(schools.map((sized) => measureBlocks(sized, rounds, beside)))).flat(),
      ),
    },
  ]);
});
