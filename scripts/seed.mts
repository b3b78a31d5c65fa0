import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Caller } from '../bench/school.ts';
import { setup } from './setup.mts';
import { bundle, runBundle } from './support/bench-bundle.mts';
import { runScript, SetUpProblem, say } from './support/say.mts';

const count = (text: string | undefined, otherwise: number): number => {
  const number = Number(text ?? otherwise);
  if (!Number.isInteger(number) || number < 0)
    throw new SetUpProblem(`"${text}" is no number of accounts or events.`);
  return number;
};

// `npm run seed -- --data-dir=FOLDER [--accounts 1000] [--events 50000]`: a school to look at, of any size.
await runScript(async () => {
  const { values } = parseArgs({
    options: { 'data-dir': { type: 'string' }, accounts: { type: 'string' }, events: { type: 'string' } },
  });
  const directory = values['data-dir'];
  if (directory === undefined)
    throw new SetUpProblem('Name an empty folder: npm run seed -- --data-dir=FOLDER');
  await setup();
  const printed = await runBundle(await bundle('seed/entry.ts'), {
    directory: resolve(directory),
    accounts: count(values.accounts, 1_000),
    events: count(values.events, 50_000),
  });
  const [manager] = JSON.parse(printed) as Caller[];
  if (manager === undefined) return 1;
  say(`the school is in ${resolve(directory)}; open it with npm start -- --data-dir=${resolve(directory)}`);
  say(`username ${manager.username}, password "${manager.password}", Secret Key ${manager.secretKey}`);
  return 0;
});
