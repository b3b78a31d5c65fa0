import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Caller } from '../school';
import { measured, timed } from '../measure';
import { judged, type Row, type Unmeasured, unmeasured } from '../rows';
import { BlockWatch } from './block-watch';
import {
  type AtSchool,
  type ChannelName,
  channelSamples,
  type Sample,
  type Someone,
} from './channel-samples';
import type { Sized } from './sized';

/** How long work that reads the whole log goes on before it is stopped; milliseconds. */
const stoppedAfter = 4_000;

/** A technical log of which every line names somebody: the support file looks for everybody in it. */
const writeTechnicalLog = (directory: string, names: readonly string[]): void => {
  const lines = names.map((name, at) => `[error] no row for ${name} at Object.prepare (index.js:${at}:17)`);
  mkdirSync(join(directory, 'logs'), { recursive: true });
  writeFileSync(join(directory, 'logs', 'latchkey.log'), `${lines.join('\n')}\n`);
};

/** The manager's window at an open school. */
class ManagersWindow implements AtSchool {
  private readonly windowId;
  private readonly sqlite: Sqlite.Database;
  private readonly people: Readonly<Record<'setUp' | 'notSetUp', string[]>>;

  constructor(
    private readonly sized: Sized,
    private readonly manager: Caller,
  ) {
    this.windowId = sized.school.window();
    this.sqlite = new Sqlite(join(sized.directory, 'latchkey.db'), { readonly: true });
    const those = (condition: string): string[] =>
      this.sqlite
        .prepare(
          `select id from accounts where active = 1 and role = 'instructor' and username not like 'caller.%'
           and two_factor ${condition} limit 2000`,
        )
        .pluck()
        .all() as string[];
    this.people = { setUp: those("= 'set-up'"), notSetUp: those("!= 'set-up'") };
    const names = this.sqlite.prepare('select name from accounts limit 1500').pluck().all() as string[];
    writeTechnicalLog(sized.directory, names);
  }

  get password(): string {
    return this.manager.password;
  }

  call(channel: ChannelName, input?: unknown): Promise<unknown> {
    return this.sized.school.call(this.windowId, channel, input);
  }

  async someone(setUp: boolean): Promise<Someone> {
    const people = this.people[setUp ? 'setUp' : 'notSetUp'];
    const stillIs = this.sqlite.prepare(
      `select id as accountId, version, username from accounts
       where id = ? and active = 1 and (two_factor = 'set-up') = ?`,
    );
    for (let left = people.length; left > 0; left -= 1) {
      const next = people.shift() ?? '';
      // In a small school whose turn it was comes again, unless what was measured meanwhile has made them another one.
      people.push(next);
      const found = stillIs.get(next, setUp ? 1 : 0) as Someone | undefined;
      if (found) return found;
    }
    throw new Error('There is nobody to measure with');
  }

  freshCode(): string {
    this.sized.school.nextStep();
    return this.sized.school.codeOf(this.manager);
  }

  close(): void {
    this.sqlite.close();
  }

  async signIn(): Promise<void> {
    const code = this.freshCode();
    await this.sized.school.signIn(this.windowId, this.manager, code);
  }
}

const longestOf = async (at: ManagersWindow, channel: ChannelName, sample: Sample): Promise<Row> => {
  const watch = new BlockWatch();
  const durations: number[] = [];
  for (let turn = 0; turn < (sample.times ?? 1); turn += 1) {
    // Sensitive acts want a factor that was just shown.
    await at.call('session.touch');
    await at.call('session.stepUp', { factor: 'code', code: at.freshCode() });
    await sample.before?.(at);
    const input = await sample.input?.(at, turn);
    const stop = sample.isStopped && setTimeout(() => void at.call('audit.stop'), stoppedAfter);
    durations.push(await watch.during(() => timed(() => at.call(channel, input))));
    clearTimeout(stop);
    await sample.after?.(at);
  }
  return judged({
    figure: sample.isStopped ? `${channel}, its first ${stoppedAfter / 1_000} s` : channel,
    unit: 'ms',
    ours: measured(durations),
    yardstick: null,
    ratio: null,
    tail: watch.longest,
    bar: { kind: 'block', limit: 20 },
  });
};

/** Every channel of whoever is signed in, called by a manager: how long it takes, and the longest block of the event loop. */
export const measureChannels = async (
  sized: Sized,
  say: (text: string) => void,
): Promise<(Row | Unmeasured)[]> => {
  const [manager] = sized.callers;
  if (!manager) throw new Error('Nobody manages the school');
  const at = new ManagersWindow(sized, manager);
  await at.signIn();
  const rows: (Row | Unmeasured)[] = [];
  for (const [channel, sample] of Object.entries(channelSamples) as [ChannelName, Sample | string][]) {
    if (typeof sample === 'string') continue;
    try {
      rows.push(await longestOf(at, channel, sample));
    } catch (cause) {
      say(`${channel}: ${cause instanceof Error ? cause.stack : String(cause)}`);
      rows.push(unmeasured(channel, cause instanceof Error ? cause.message : String(cause)));
    }
  }
  await at.call('session.signOut');
  at.close();
  return rows;
};
