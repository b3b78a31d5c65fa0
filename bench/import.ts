import { importRow } from '../test/support/staff-calls';
import { valueOf } from '../test/support/test-desk';
import { longestBlockDuring } from './event-loop';
import { pause, timed } from './measure';
import type { OpenSchool } from './open-school';
import type { Samples } from './report';
import { timeSignIn } from './sign-in';

const rowsOf = (people: number, round: number) =>
  Array.from({ length: people }, (_, index) =>
    importRow(index + 2, { name: `Newcomer ${index}`, username: `newcomer.${round}.${index}` }),
  );

/** Measures a sign-in during another window's import, and one without an import. Every round undoes its import. */
export const measureImport = async (
  school: OpenSchool,
  { people, rounds }: { people: number; rounds: number },
): Promise<Samples[]> => {
  const during: number[] = [];
  const alone: number[] = [];
  const blocks: number[] = [];
  let importTook = 0;
  // The first round warms up, and measures the length of an import.
  for (let round = -1; round < rounds; round += 1) {
    const window = await school.managersWindow();
    const input = { rows: rowsOf(people, round), fileName: 'staff.csv', onlyGood: false };
    const undisturbed = await timeSignIn(school);
    let disturbed = 0;
    let batchId = '';
    const importing = async (): Promise<void> => {
      const outcome = valueOf(await window.staffFile.import(input));
      if (outcome.kind !== 'imported') throw new Error('The import was refused');
      batchId = outcome.batch.batchId;
    };
    const block = await longestBlockDuring(async () => {
      const imported = timed(importing);
      // Each round signs in at another moment of the import.
      await pause((Math.max(0, round) / rounds) * importTook);
      disturbed = await timeSignIn(school);
      importTook = await imported;
    });
    valueOf(await window.staffFile.undo({ batchId }));
    valueOf(await window.session.signOut());
    if (round < 0) continue;
    during.push(disturbed);
    alone.push(undisturbed);
    blocks.push(block);
  }
  return [
    {
      figure: `sign-in during an import of ${people} people`,
      unit: 'ms',
      bar: { kind: 'never-longer', limit: 250 },
      ours: during,
      yardstick: { name: 'a sign-in alone', samples: alone },
    },
    {
      figure: 'longest block of the event loop: import and sign-in',
      unit: 'ms',
      bar: { kind: 'longest', limit: 50 },
      ours: blocks,
    },
  ];
};
