import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { setup } from './setup.mts';
import { runScript, SetUpProblem, say, secondsSince } from './support/say.mts';
import { loadSource } from './support/source.mts';

type SeedSource = typeof import('../bench/seed/seed-school.ts');

const count = (text: string | undefined, otherwise: number): number => {
  const number = Number(text ?? otherwise);
  if (!Number.isInteger(number) || number < 0)
    throw new SetUpProblem(`"${text}" is not a number of accounts or events.`);
  return number;
};

// `npm run seed -- --data-dir=FOLDER [--accounts 1000] [--events 50000]`: makes a school of any size, to look at.
await runScript(async () => {
  const { values } = parseArgs({
    options: { 'data-dir': { type: 'string' }, accounts: { type: 'string' }, events: { type: 'string' } },
  });
  if (values['data-dir'] === undefined)
    throw new SetUpProblem('Name an empty folder: npm run seed -- --data-dir=FOLDER');
  const directory = resolve(values['data-dir']);
  await setup();
  const startedAt = performance.now();
  const { seedSchool } = await loadSource<SeedSource>('bench/seed/seed-school.ts');
  const size = { accounts: count(values.accounts, 1_000), events: count(values.events, 50_000) };
  const [manager] = await seedSchool(directory, size);
  if (manager === undefined) return 1;
  say(`made in ${secondsSince(startedAt)}; open it with npm start -- --data-dir=${directory}`);
  say(`username ${manager.username}, password "${manager.password}", Secret Key ${manager.secretKey}`);
  return 0;
});
