import { contracts } from '../../shared/ipc/contracts';
import { measured, timed } from '../measure';
import { blockRow, type Row, type Unmeasured, unmeasured } from '../rows';
import { BlockWatch } from './block-watch';
import type { Bystander } from './bystander';
import { channelSamples } from './channel-samples';
import { ManagersWindow } from './managers-window';
import { notCalled } from './not-called';
import type { ChannelName, Sample } from './sample';
import type { Sized } from './sized';

/** How long work that reads the whole log goes on before it is stopped; milliseconds. */
const stoppedAfter = 4_000;

const longestOf = async (
  at: ManagersWindow,
  channel: ChannelName,
  sample: Sample,
  bystander: Bystander,
): Promise<Row> => {
  const watch = new BlockWatch(bystander);
  const durations: number[] = [];
  for (let turn = 0; turn < (sample.times ?? 1); turn += 1) {
    // Sensitive acts want a factor that was just shown.
    await at.call('session.touch');
    await at.call('session.stepUp', { factor: 'code', code: at.freshCode() });
    if (sample.atDoor) await at.openDoor();
    await sample.before?.(at);
    const input = await sample.input?.(at, turn);
    const stop = sample.isStopped && setTimeout(() => void at.call('audit.stop'), stoppedAfter);
    const call = (): Promise<unknown> => (sample.atDoor ? at.door(channel, input) : at.call(channel, input));
    durations.push(await watch.during(() => timed(call)));
    clearTimeout(stop);
    await sample.after?.(at);
  }
  const figure = sample.isStopped ? `${channel}, its first ${stoppedAfter / 1_000} s` : channel;
  return blockRow(figure, measured(durations), measured([watch.longest]), watch.longestOfItsOwn);
};

/** Channels of the contracts that are neither called nor said why they are not; the compiler finds them first. */
const forgotten = (): string[] =>
  Object.entries(contracts)
    .flatMap(([concept, group]) => Object.keys(group).map((method) => `${concept}.${method}`))
    .filter((channel) => !(channel in channelSamples) && !(channel in notCalled));

/** Every channel, called by a manager or at the sign-in page beside: how long it takes, and the longest block of the event loop. */
export const measureChannels = async (
  sized: Sized,
  bystander: Bystander,
  say: (text: string) => void,
): Promise<(Row | Unmeasured)[]> => {
  const [manager] = sized.callers;
  if (!manager) throw new Error('Nobody manages the school');
  const at = new ManagersWindow(sized, manager);
  await at.signIn();
  const rows: (Row | Unmeasured)[] = [];
  for (const [channel, sample] of Object.entries(channelSamples) as [ChannelName, Sample][]) {
    try {
      rows.push(await longestOf(at, channel, sample, bystander));
    } catch (cause) {
      say(`${channel}: ${cause instanceof Error ? cause.stack : String(cause)}`);
      rows.push(unmeasured(channel, cause instanceof Error ? cause.message : String(cause)));
    }
  }
  await at.call('session.signOut');
  at.close();
  return [
    ...rows,
    ...forgotten().map((channel) => unmeasured(channel, 'There is no sample of it, and no reason why')),
  ];
};
