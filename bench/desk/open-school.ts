import { DeskHost } from '../../main/link/desk-host';
import { systemClock } from '../../main/school/platform/clock';
import { systemRandom } from '../../main/school/platform/random';
import { type WindowId, windowIdOf } from '../../main/school/platform/window-id';
import { fakeProduct } from '../../test/support/fake-product';
import { fakeKeyProtector } from '../../test/support/fake-key-protector';
import { codeFor, wrongCodeFor } from '../../test/support/school';
import type { Caller } from '../school';
import { FileDesktop } from './file-desktop';

/** A seeded school, open: the product's own main, called through its dispatcher as the router calls it. */
export class OpenSchool {
  private ahead = 0;
  private windows = 0;
  private host!: DeskHost;
  private readonly clock = {
    now: () => systemClock.now() + this.ahead,
    monotonic: () => systemClock.monotonic() + this.ahead,
  };

  private constructor(readonly callers: readonly Caller[]) {}

  static async open(directory: string, callers: readonly Caller[]): Promise<OpenSchool> {
    const school = new OpenSchool(callers);
    school.host = new DeskHost({
      dataDirectory: directory,
      clock: school.clock,
      random: systemRandom,
      product: fakeProduct,
      keyProtector: fakeKeyProtector(null),
      desktop: new FileDesktop(directory),
      logger: { info: () => undefined, error: (message, cause) => console.error(message, cause) },
    });
    await school.host.ready();
    return school;
  }

  /** A window of the Office Portal in which nobody has signed in yet. */
  window(): WindowId {
    this.windows += 1;
    return windowIdOf(this.windows);
  }

  /** A window is closed: whoever is in it is signed out. */
  closeWindow(windowId: WindowId): Promise<void> {
    return this.host.closeWindow(windowId);
  }

  /** One call as the router makes it; throws where it is refused. */
  async call(windowId: WindowId, channel: string, input?: unknown): Promise<unknown> {
    const result = await this.host.dispatch({ windowId, portal: 'office' }, channel, input);
    if (!result.ok) throw new Error(`${channel} was refused: ${JSON.stringify(result.error)}`);
    return result.value;
  }

  /** Somebody's code, as their app shows it at the school's present time. */
  codeOf({ secretKey }: Pick<Caller, 'secretKey'>): string {
    return codeFor(secretKey, this.clock.now());
  }

  /** A code that is surely wrong for somebody now. */
  wrongCodeOf({ secretKey }: Pick<Caller, 'secretKey'>): string {
    return wrongCodeFor(secretKey, this.clock.now());
  }

  /** Lets half a minute pass, so that everybody's code is a fresh one. */
  nextStep(): void {
    this.ahead += 30_000;
  }

  /** Username, password and code: the two calls of a sign-in. The code has to be made before the time is taken. */
  async signIn(windowId: WindowId, caller: Caller, code: string): Promise<void> {
    await this.call(windowId, 'signIn.begin', { username: caller.username, password: caller.password });
    await this.call(windowId, 'signIn.answerCode', { code });
  }

  signOut(windowId: WindowId): Promise<unknown> {
    return this.call(windowId, 'session.signOut');
  }

  close(): Promise<void> {
    return this.host.close();
  }
}
