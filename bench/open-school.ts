import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeskHost } from '../main/link/desk-host';
import { systemClock } from '../main/school/platform/clock';
import { systemRandom } from '../main/school/platform/random';
import { windowIdOf } from '../main/school/platform/window-id';
import type { Client } from '../shared/ipc/contract';
import { type Contracts, contracts } from '../shared/ipc/contracts';
import { FakeDesktop } from '../test/support/fake-desktop';
import { fakeKeyProtector } from '../test/support/fake-key-protector';
import { fakeProduct } from '../test/support/fake-product';
import { codeFor } from '../test/support/school';
import { valueOf } from '../test/support/test-desk';

/** A member of staff whose password and Secret Key the benchmark knows. */
export interface Caller {
  readonly username: string;
  readonly password: string;
  /** Base32. */
  readonly secretKey: string;
}

/** The file with the callers in a seeded school's folder. The first caller is a manager. */
export const callersFile = 'callers.json';

/** A window of the Office Portal. Every call goes through the dispatcher. */
export type OpenWindow = Client<Contracts>;

/** An open seeded school: the product's own school, without windows. */
export class OpenSchool {
  private ahead = 0;
  private windows = 0;
  private turn = 0;
  private readonly clock = {
    now: () => systemClock.now() + this.ahead,
    monotonic: () => systemClock.monotonic() + this.ahead,
  };
  private readonly host: DeskHost;

  private constructor(
    directory: string,
    readonly callers: readonly Caller[],
  ) {
    this.host = new DeskHost({
      dataDirectory: directory,
      clock: this.clock,
      random: systemRandom,
      product: fakeProduct,
      keyProtector: fakeKeyProtector(null),
      desktop: new FakeDesktop(),
      logger: { info: () => undefined, error: (message, cause) => console.error(message, cause) },
    });
  }

  static async open(directory: string): Promise<OpenSchool> {
    const callers = JSON.parse(readFileSync(join(directory, callersFile), 'utf8')) as Caller[];
    const school = new OpenSchool(directory, callers);
    await school.host.ready();
    return school;
  }

  /** Opens a window without a session. */
  window(): OpenWindow {
    this.windows += 1;
    const sender = { windowId: windowIdOf(this.windows), portal: 'office' } as const;
    const group = ([concept, entries]: [string, object]) => {
      const calls = Object.keys(entries).map((method) => [
        method,
        (input: unknown) => this.host.dispatch(sender, `${concept}.${method}`, input),
      ]);
      return [concept, Object.fromEntries(calls)];
    };
    return Object.fromEntries(Object.entries(contracts).map(group));
  }

  /** The next receptionist in turn. The clock advances after each turn, so that no caller uses a code twice. */
  nextCaller(): Caller {
    const receptionists = this.callers.slice(1);
    const at = this.turn % receptionists.length;
    if (at === 0) this.nextStep();
    this.turn += 1;
    const caller = receptionists[at];
    if (!caller) throw new Error('The school has no receptionists');
    return caller;
  }

  /** Signs a caller in with username, password and code. */
  async signIn(window: OpenWindow, { username, password, secretKey }: Caller): Promise<void> {
    valueOf(await window.signIn.begin({ username, password }));
    valueOf(await window.signIn.answerCode({ code: codeFor(secretKey, this.clock.now()) }));
  }

  /** Signs the manager in at a new window, with a fresh step-up. */
  async managersWindow(): Promise<OpenWindow> {
    const [manager] = this.callers;
    if (!manager) throw new Error('The school has no manager');
    const window = this.window();
    this.nextStep();
    await this.signIn(window, manager);
    return window;
  }

  close(): Promise<void> {
    return this.host.close();
  }

  private nextStep(): void {
    this.ahead += 30_000;
  }
}
