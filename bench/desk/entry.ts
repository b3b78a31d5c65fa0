import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hash } from '@node-rs/argon2';
import { policy } from '../../shared/policy';
import type { Row } from '../measure';
import { measureCodeCheck } from './code-check';
import { measureDurable } from './durable';
import { longestBlock, withSchool } from './growth';
import { measureLists } from './lists';
import { measureSignIn } from './sign-in';

/** The sizes to measure at, and how often. */
interface Plan {
  readonly sizes: readonly { readonly accounts: number; readonly events: number }[];
  readonly rounds: number;
}

const plan = JSON.parse(process.argv[2] ?? '') as Plan;
const say = (text: string): void => void process.stderr.write(`[bench] ${text}\n`);

const main = async (): Promise<void> => {
  const { memoryCost, timeCost, parallelism } = policy.argon2;
  const storedHash = await hash('seven quiet harbours wake', { memoryCost, timeCost, parallelism });
  const scratch = mkdtempSync(join(tmpdir(), 'latchkey-bench-'));
  const bySize: { accounts: number; events: number; rows: Row[] }[] = [];
  try {
    for (const size of plan.sizes) {
      let told = '';
      const tell = (step: string, done: number): void => {
        const line = `${size.accounts} accounts: ${step} ${Math.floor(done * 10) * 10} %`;
        if (line !== told) say(line);
        told = line;
      };
      const rows = await withSchool(size, tell, async (school, directory) => {
        const folder = mkdtempSync(join(scratch, 'size-'));
        say('sign-in');
        const signIns = await measureSignIn(school, storedHash, folder, plan.rounds);
        say('durable sign-ins');
        const durable = await measureDurable(
          school,
          directory,
          folder,
          Math.max(5, Math.floor(plan.rounds / 6)),
        );
        say('lists');
        const lists = await longestBlock(() => measureLists(school, directory, plan.rounds * 5));
        const blocked: Row = {
          figure: 'longest block of the event loop during the lists',
          unit: 'ms',
          ours: { median: lists.block, low: lists.block, high: lists.block, rounds: 1 },
          yardstick: null,
          ratio: null,
          bar: 'at most 20 ms',
          held: lists.block <= 20,
        };
        return [...signIns, durable, ...lists.value, blocked];
      });
      bySize.push({ ...size, rows });
    }
    process.stdout.write(JSON.stringify({ codeCheck: await measureCodeCheck(plan.rounds), bySize }));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};

main().catch((cause) => {
  console.error(cause);
  process.exit(1);
});
