import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Section } from '../rows';
import { copySchool } from './copied';
import { measureChannels } from './measure-channels';
import { type ToOpen, withSchools } from './sized';

/** The school to measure at. It is copied: nothing is changed in it. */
const order = JSON.parse(process.argv[2] ?? '') as ToOpen;
const say = (text: string): void => void process.stderr.write(`[bench] ${text}\n`);

const main = async (): Promise<void> => {
  const scratch = mkdtempSync(join(tmpdir(), 'latchkey-bench-'));
  try {
    const directory = copySchool(order.directory, join(scratch, 'desk'));
    say('channels');
    const sections = await withSchools([{ ...order, directory }], async (schools): Promise<Section[]> => {
      const rows = await Promise.all(schools.map((sized) => measureChannels(sized, say)));
      return [
        {
          title: `Channels, ${order.accounts} accounts, ${order.events} audit events`,
          rows: rows.flat(),
        },
      ];
    });
    process.stdout.write(JSON.stringify(sections));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};

main().catch((cause) => {
  console.error(cause);
  process.exit(1);
});
