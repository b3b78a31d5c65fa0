import { measured } from '../measure';
import { judged, type Row } from '../rows';
import { BlockWatch } from './block-watch';
import type { Bystander } from './bystander';
import { atOnce } from './durable';
import { listsOf, listWarmUps } from './lists';
import { signIns, signInWarmUps } from './sign-in';
import type { Sized } from './sized';
import { hashing } from './timed-argon2';

const rowOf = (figure: string, { longestOfItsOwn, longest }: BlockWatch): Row =>
  judged({
    figure,
    unit: 'ms',
    ours: measured([longestOfItsOwn]),
    yardstick: { name: 'with the machine’s moments', measured: measured([longest]) },
    ratio: null,
    tail: null,
    bar: { kind: 'median', limit: 20 },
  });

const times = async (rounds: number, work: () => Promise<unknown>): Promise<void> => {
  for (let round = 0; round < rounds; round += 1) await work();
};

/**
 * The longest block of the event loop during sign-ins and lists, in a process that has one school open, as the app has. Once with the
 * hashes, which are no work of the event loop's but take and give back 64 MB each, and once without them.
 */
export const measureBlocks = async (
  sized: Sized,
  plannedRounds: number,
  bystander: Bystander,
): Promise<Row[]> => {
  const besideHashes = new BlockWatch(bystander);
  const alone = new BlockWatch(bystander);
  const signIn = signIns(sized);
  await times(signInWarmUps, signIn);
  await times(plannedRounds, () => besideHashes.during(signIn));
  hashing.leftOut = true;
  await times(plannedRounds, () => alone.during(signIn));
  hashing.leftOut = false;
  const many = atOnce(sized, true);
  await times(Math.max(5, Math.floor(plannedRounds / 3)), () => alone.during(many));
  const { lists, close } = await listsOf(sized);
  for (const { ours } of lists) {
    await times(listWarmUps, ours);
    await times(plannedRounds * 5, () => alone.during(ours));
  }
  await close();
  return [
    rowOf('longest block of the event loop during sign-ins, beside the hashes', besideHashes),
    rowOf('longest block of the event loop during all of these calls, without the hashes', alone),
  ];
};
