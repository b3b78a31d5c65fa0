import { type Application, createApplication } from '../school/application';
import type { Occasion } from '../school/start-checks';
import type { Platform } from '../school/application-platform';
import { storeFile } from '../school/backups/swap-in';
import { createClosedDesk } from '../school/closed-desk';
import type { DeskState } from '../../shared/ipc/sign-in-contract';
import type { Dispatch } from '../school/calls/dispatcher';
import { StartRefused } from '../school/platform/start-refused';
import type { Sender } from '../school/sessions/sender';
import type { WindowId } from '../school/platform/window-id';

/**
 * Holds the running application, and puts another one in its place where the data under it changes: after a restore, or
 * when the owner's sheet has opened a desk that was closed. Calls wait while that happens; windows read their state again.
 */
export class DeskHost {
  /** Resolves when the store that is open was found damaged: with why, once the desk is closed. */
  readonly abandoned: Promise<StartRefused>;
  private running: Promise<Application>;
  private isReplacing = false;
  private tellAbandoned!: (cause: StartRefused) => void;

  constructor(
    private readonly platform: Omit<Platform, 'reopen'>,
    /** What has to be done on the data directory before it is opened. */
    prepared: Promise<void> | null = null,
  ) {
    this.abandoned = new Promise((resolve) => {
      this.tellAbandoned = resolve;
    });
    this.running = prepared === null ? this.start(null) : prepared.then(() => this.start(null));
  }

  /** Resolves when the desk is open, or closed and waiting for the owner's sheet. Rejects with StartRefused. */
  async ready(): Promise<void> {
    await this.running;
  }

  readonly dispatch: Dispatch = async (...call) => (await this.running).dispatch(...call);

  /** Reads where a window stands, and changes nothing. */
  readonly read = async (sender: Sender): Promise<DeskState> => (await this.running).read(sender);

  async closeWindow(windowId: WindowId): Promise<void> {
    await (await this.running).closeWindow(windowId);
  }

  async lockAll(): Promise<void> {
    await (await this.running).lockAll();
  }

  /** What is due every second. While nothing is open nothing is: seconds that waited for it would all be made up for at once. */
  async tick(): Promise<void> {
    if (this.isReplacing) return;
    await (await this.running).tick();
  }

  /** Closes what is open; a start that was refused has left nothing to close. */
  async close(): Promise<void> {
    const application = await this.running.catch(() => null);
    await application?.close();
  }

  private async start(occasion: Occasion | null): Promise<Application> {
    const platform: Platform = {
      ...this.platform,
      reopen: (swap) => this.replace(swap, 'restored'),
      abandon: () => this.abandon(),
    };
    try {
      return await createApplication(platform, occasion);
    } catch (cause) {
      if (!(cause instanceof StartRefused) || cause.reason !== 'key-recoverable') throw cause;
      return createClosedDesk(platform, {
        start: () => this.replace(async () => undefined, 'opened-with-sheet'),
        read: this.read,
      });
    }
  }

  /** From now on every call fails, and what was confirmed is all that is in the store. */
  private async abandon(): Promise<void> {
    const before = this.running;
    const cause = new StartRefused('store-damaged', { path: storeFile(this.platform.dataDirectory) });
    this.running = Promise.reject(cause);
    // Whoever calls is told; nobody has to.
    this.running.catch(() => undefined);
    try {
      await (await before).abandon();
    } finally {
      this.tellAbandoned(cause);
    }
  }

  private async replace(swap: () => Promise<void>, occasion: Occasion): Promise<void> {
    const before = await this.running;
    this.isReplacing = true;
    const swapped = before.close().then(swap);
    this.running = swapped.then(
      () => this.start(occasion),
      // The files are as they were: go on with them, and let the caller tell what failed.
      () => this.start(null),
    );
    try {
      await this.running;
    } finally {
      this.isReplacing = false;
    }
    this.platform.desktop.notifyAll();
    await swapped;
  }
}
