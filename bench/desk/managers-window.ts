import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { policy } from '../../shared/policy';
import type { Caller } from '../school';
import type { AtSchool, ChannelName, Someone } from './sample';
import type { Sized } from './sized';

/** A technical log of which every line names somebody: the support file looks for everybody in it. */
const writeTechnicalLog = (directory: string, names: readonly string[]): void => {
  const lines = names.map((name, at) => `[error] no row for ${name} at Object.prepare (index.js:${at}:17)`);
  mkdirSync(join(directory, 'logs'), { recursive: true });
  writeFileSync(join(directory, 'logs', 'latchkey.log'), `${lines.join('\n')}\n`);
};

/** The manager's window at an open school, and the window beside it. */
export class ManagersWindow implements AtSchool {
  private readonly windowId;
  private beside;
  private readonly sqlite: Sqlite.Database;
  private readonly people: Readonly<Record<'setUp' | 'notSetUp', string[]>>;
  private readonly others: Caller[];
  private newcomers = 0;

  constructor(
    private readonly sized: Sized,
    private readonly manager: Caller,
  ) {
    this.windowId = sized.school.window();
    this.beside = sized.school.window();
    this.others = sized.callers.filter((caller) => caller !== manager);
    this.sqlite = new Sqlite(join(sized.directory, 'latchkey.db'), { readonly: true });
    const those = (condition: string): string[] =>
      this.sqlite
        .prepare(
          `select id from accounts where active = 1 and role = 'instructor' and username not like 'caller.%'
           and id ${condition} (select account_id from authenticators where state = 'confirmed') limit 2000`,
        )
        .pluck()
        .all() as string[];
    this.people = { setUp: those('in'), notSetUp: those('not in') };
    const names = this.sqlite.prepare('select name from accounts limit 1500').pluck().all() as string[];
    writeTechnicalLog(sized.directory, names);
  }

  get username(): string {
    return this.manager.username;
  }

  get password(): string {
    return this.manager.password;
  }

  call(channel: ChannelName, input?: unknown): Promise<unknown> {
    return this.sized.school.call(this.windowId, channel, input);
  }

  door(channel: ChannelName, input?: unknown): Promise<unknown> {
    return this.sized.school.call(this.beside, channel, input);
  }

  /** Opens the other window anew: nobody has signed in there. */
  async openDoor(): Promise<void> {
    await this.sized.school.closeWindow(this.beside);
    this.beside = this.sized.school.window();
  }

  async someone(setUp: boolean): Promise<Someone> {
    const people = this.people[setUp ? 'setUp' : 'notSetUp'];
    const stillIs = this.sqlite.prepare(
      `select id as accountId, version, username from accounts
       where id = ? and active = 1 and (id in (select account_id from authenticators where state = 'confirmed')) = ?`,
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

  caller(): Caller {
    const [next, ...rest] = this.others;
    if (!next) throw new Error('There is nobody whose factors are known');
    this.others.splice(0, Number.POSITIVE_INFINITY, ...rest, next);
    return next;
  }

  async newcomer(role: 'front-desk' | 'manager'): Promise<Someone> {
    this.newcomers += 1;
    const username = `newcomer.at.the.door.${this.newcomers}`;
    const { password } = this.manager;
    return (await this.call('staff.add', { name: 'Nia Quill', username, role, password })) as Someone;
  }

  accountOf({ username }: Caller): string {
    const id = this.sqlite.prepare('select id from accounts where username = ?').pluck().get(username);
    return String(id);
  }

  lockOut(caller: Caller): void {
    const store = new Sqlite(join(this.sized.directory, 'latchkey.db'));
    store
      .prepare('insert or replace into throttles values (?, ?, 0, 0, 0)')
      .run(this.accountOf(caller), policy.throttle.lockAfter);
    store.close();
  }

  freshCode(): string {
    return this.codeOf(this.manager);
  }

  codeOf(of: Pick<Caller, 'secretKey'>): string {
    this.sized.school.nextStep();
    return this.sized.school.codeOf(of);
  }

  wrongCodeOf(of: Pick<Caller, 'secretKey'>): string {
    return this.sized.school.wrongCodeOf(of);
  }

  close(): void {
    this.sqlite.close();
  }

  async signIn(): Promise<void> {
    const code = this.freshCode();
    await this.sized.school.signIn(this.windowId, this.manager, code);
  }
}
