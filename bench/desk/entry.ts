import { join } from 'node:path';
import { hash } from '@node-rs/argon2';
import { policy } from '../../shared/policy';
import { attempt, type Section, type Unmeasured, unmeasured } from '../rows';
import { copySchool } from './copied';
import { measureCodeAndWrite } from './code-and-write';
import { measureCodeCheck } from './code-check';
import { measureDurable } from './durable';
import { type Figures, growthRows } from './growth';
import { measureLists } from './lists';
import { say, withScratch } from './scratch';
import { measureSignIn } from './sign-in';
import { type Sized, type ToOpen, withSchools } from './sized';

/** The schools to measure at, smallest first, and how often. They are copied: nothing is changed in them. */
interface Order {
  readonly schools: readonly ToOpen[];
  readonly rounds: number;
}

const order = JSON.parse(process.argv[2] ?? '') as Order;

/** Some figures, or why there are none. */
const tried = async (name: string, work: () => Promise<Figures>): Promise<Figures | Unmeasured> => {
  say(name);
  try {
    return await work();
  } catch (cause) {
    say(`${name}: ${cause instanceof Error ? cause.stack : String(cause)}`);
    return unmeasured(name, cause instanceof Error ? cause.message : String(cause));
  }
};

const measureAll = async (
  schools: readonly Sized[],
  scratch: string,
  copies: ReadonlyMap<number, string>,
  spares: { readonly ours: string; readonly bare: string },
): Promise<Section[]> => {
  const { rounds } = order;
  const { memoryCost, timeCost, parallelism } = policy.argon2;
  const storedHash = await hash('seven quiet harbours wake', { memoryCost, timeCost, parallelism });
  const found = [
    await tried('sign-in', () =>
      measureSignIn(schools, storedHash, scratch, copies.get(schools[0]?.accounts ?? 0) ?? '', rounds),
    ),
    await tried('durable sign-ins', () =>
      measureDurable(schools, copies, Math.max(5, Math.floor(rounds / 3))),
    ),
    await tried('lists', () => measureLists(schools, rounds * 5)),
  ];
  say('code check');
  const codeCheck = await attempt('code check alone', async () => [await measureCodeCheck(rounds)]);
  const withWrite = await attempt('code check and its write', async () => [
    await measureCodeAndWrite(spares.ours, spares.bare, rounds),
  ]);
  const figures = found.filter((one): one is Figures => !('problem' in one));
  const failed = found.filter((one): one is Unmeasured => 'problem' in one);
  return [
    ...schools.map((sized) => ({
      title: `${sized.accounts} accounts, ${sized.events} audit events`,
      rows: [...figures.flatMap(({ rowsOf }) => rowsOf(sized)), ...failed],
    })),
    { title: 'Growth', rows: [...growthRows(figures, schools), ...failed] },
    { title: 'Code check', rows: [...codeCheck, ...withWrite] },
  ];
};

await withScratch((scratch) => {
  const copyOf = (directory: string, name: string): string => copySchool(directory, join(scratch, name));
  const copies = new Map(
    order.schools.map(({ accounts, directory }) => [accounts, copyOf(directory, `raw-${accounts}`)]),
  );
  const smallest = order.schools[0]?.directory ?? '';
  // Copies of their own: raw sign-ins take an authenticator's step further than any code of today, which is then refused.
  const spares = { ours: copyOf(smallest, 'spare-ours'), bare: copyOf(smallest, 'spare-bare') };
  const toOpen = order.schools.map((school) => ({
    ...school,
    directory: copyOf(school.directory, `desk-${school.accounts}`),
  }));
  return withSchools(toOpen, (schools) => measureAll(schools, scratch, copies, spares));
});
