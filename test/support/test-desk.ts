import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { showState } from '../../main/desk/show-state';
import { DeskHost } from '../../main/link/desk-host';
import type { KeyProtector } from '../../main/school/platform/key-protector';
import { systemRandom } from '../../main/school/platform/random';
import { type WindowId, windowIdOf } from '../../main/school/platform/window-id';
import { readerInPlace, type StoreReader } from '../../main/school/backups/store-reader';
import type { Sender } from '../../main/school/sessions/sender';
import type { Portal } from '../../shared/access';
import { type Client, stateChannelNames } from '../../shared/ipc/contract';
import { type Contracts, contracts } from '../../shared/ipc/contracts';
import type { DeskStage, DeskState } from '../../shared/ipc/sign-in-contract';
import type { StaffProfile } from '../../shared/ipc/staff-contract';
import type { Result } from '../../shared/result';
import { takeAsOwnPassword } from './chosen-passwords';
import { FakeClock } from './fake-clock';
import { FakeDesktop } from './fake-desktop';
import { FactorsShown } from './factors-shown';
import { fakeKeyProtector } from './fake-key-protector';
import { fakeProduct } from './fake-product';

/** A window as a test holds it: the typed client of the real dispatcher, bound to one window and portal. */
export type TestWindow = Client<Contracts> & { readonly windowId: WindowId; readonly portal: Portal };

const answersState = new Set(stateChannelNames(contracts));

/** A desk with a real store in a folder of its own; only clock, keychain and desktop are stand-ins. */
export class TestDesk {
  readonly clock = new FakeClock();
  readonly desktop = new FakeDesktop();
  readonly errors: unknown[] = [];
  /** What the people at this desk's windows show when a call takes a factor of its own. */
  readonly factors = new FactorsShown(this.clock);
  /** Whether people who are added count as having chosen their password. Off in tests of that step. */
  takesFirstPasswords = true;
  application!: DeskHost;
  /** What reads backups after the next start. */
  reader: StoreReader = readerInPlace;
  private windows = 0;

  private constructor(
    readonly directory: string,
    readonly keyProtector: KeyProtector,
  ) {}

  /** Starts a desk with an empty data directory. */
  static async start(keyProtector: KeyProtector = fakeKeyProtector('keychain')): Promise<TestDesk> {
    const desk = new TestDesk(mkdtempSync(join(tmpdir(), 'latchkey-test-')), keyProtector);
    await desk.open();
    return desk;
  }

  /** Starts a desk on a copy of another one's data directory. */
  static async startOn(
    directory: string,
    keyProtector: KeyProtector = fakeKeyProtector('keychain'),
  ): Promise<TestDesk> {
    const desk = new TestDesk(mkdtempSync(join(tmpdir(), 'latchkey-test-')), keyProtector);
    cpSync(directory, desk.directory, { recursive: true });
    try {
      await desk.open();
    } catch (cause) {
      rmSync(desk.directory, { recursive: true, force: true });
      throw cause;
    }
    return desk;
  }

  /** Starts a desk on a directory that is there already. */
  static async on(directory: string, keyProtector: KeyProtector): Promise<TestDesk> {
    const desk = new TestDesk(directory, keyProtector);
    await desk.open();
    return desk;
  }

  /** Opens a window of a portal. */
  window(portal: Portal): TestWindow {
    this.windows += 1;
    const windowId = windowIdOf(this.windows);
    const client = Object.fromEntries(
      Object.entries(contracts).map(([concept, group]) => [
        concept,
        Object.fromEntries(
          Object.keys(group).map((method) => [
            method,
            (input: unknown) => this.send({ windowId, portal }, `${concept}.${method}`, input),
          ]),
        ),
      ]),
    ) as unknown as Client<Contracts>;
    return { ...client, windowId, portal };
  }

  /** Sends a call as the router does. */
  private async send(sender: Sender, channel: string, input: unknown): Promise<Result<unknown>> {
    const answer = await this.factors.send(
      sender.windowId,
      (called, typed) => this.application.dispatch(sender, called, typed),
      channel,
      input,
    );
    if (answer.ok && answersState.has(channel)) showState(this.desktop, sender, answer.value as DeskState);
    if (answer.ok && channel === 'staff.add' && this.takesFirstPasswords)
      await takeAsOwnPassword(this.directory, (answer.value as StaffProfile).accountId);
    return answer;
  }

  /** Ends the application and starts it anew on the same folder, as after a restart; windows are new ones then. */
  async restart(): Promise<void> {
    await this.application.close();
    await this.open();
  }

  /** Closes the store and removes the folder. */
  async remove(): Promise<void> {
    await this.application.close();
    rmSync(this.directory, { recursive: true, force: true });
  }

  private async open(): Promise<void> {
    this.application = new DeskHost({
      dataDirectory: this.directory,
      clock: this.clock,
      random: systemRandom,
      keyProtector: this.keyProtector,
      desktop: this.desktop,
      logger: { info: () => undefined, error: (_message, cause) => this.errors.push(cause) },
      product: fakeProduct,
      reader: this.reader,
    });
    await this.application.ready();
  }
}

/** The value of a result that must be ok. */
export const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.error)}`);
  return result.value;
};

/** The code of a result that must be a refusal. */
export const codeOf = (result: Result<unknown>): string => {
  if (result.ok) throw new Error(`Not refused: ${JSON.stringify(result.value)}`);
  return result.error.code;
};

/** A window's present stage, narrowed to the one that a test expects. */
export const stageOf = async <Stage extends DeskStage['stage']>(
  window: TestWindow,
  stage: Stage,
): Promise<Extract<DeskStage, { stage: Stage }>> => {
  const { current } = valueOf(await window.signIn.current());
  if (current.stage !== stage) throw new Error(`Expected ${stage}, found ${JSON.stringify(current)}`);
  return current as Extract<DeskStage, { stage: Stage }>;
};
