import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import type { SeedSize } from '../school';
import { seedSchool } from './seed-school';

const { directory, ...size } = JSON.parse(process.argv[2] ?? '') as SeedSize & { directory: string };

const main = async (): Promise<void> => {
  mkdirSync(directory, { recursive: true });
  if (existsSync(directory) && readdirSync(directory).length > 0)
    throw new Error(`${directory} is not empty: a school is only made where nothing is`);
  let told = '';
  const { callers } = await seedSchool(directory, size, (step, done) => {
    const line = `${step} ${Math.floor(done * 20) * 5} %`;
    if (line !== told) process.stderr.write(`[seed] ${line}\n`);
    told = line;
  });
  process.stdout.write(JSON.stringify(callers));
};

main().catch((cause) => {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exit(1);
});
