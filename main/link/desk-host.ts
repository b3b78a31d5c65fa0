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
 * Holds the running application. It replaces the application after a restore, and when the owner's sheet opens a closed desk.
 * Calls wait during the replacement, and windows read their state again afterwards.
 */
export class DeskHost {
  /** Resolves with the reason once a check has found the open store damaged and the desk is closed. */
  readonly abandoned: Promise<StartRefused>;
  private running: Promise<Application>;
  private isReplacing = false;
  private resolveAbandoned!: (cause: StartRefused) => void;

  constructor(
    private readonly platform: Omit<Platform, 'reopen'>,
    /** Work on the data directory that must finish before it opens. */
    prepared: Promise<void> | null = null,
  ) {
    this.abandoned = new Promise((resolve) => {
      this.resolveAbandoned = resolve;
    });
    this.running = prepared === null ? this.start(null) : prepared.then(() => this.start(null));
  }

  /** Resolves when the desk is open, or waits for the owner's sheet. Rejects with StartRefused. */
  async ready(): Promise<void> {
    await this.running;
  }

  readonly dispatch: Dispatch = async (...call) => (await this.running).dispatch(...call);

  /** Reads where a window stands, and changes nothing. */
  readonly read = async (sender: Sender): Promise<DeskState> => (await this.running).read(sender);

  /** Records that a person uses a window. */
  async touch(windowId: WindowId): Promise<void> {
    await (await this.running).touch(windowId);
  }

  async closeWindow(windowId: WindowId): Promise<void> {
    await (await this.running).closeWindow(windowId);
  }

  async lockAll(): Promise<void> {
    await (await this.running).lockAll();
  }

  /** Runs the work of every second. It skips ticks during a replacement, or they would all run at once afterwards. */
  async tick(): Promise<void> {
    if (this.isReplacing) return;
    await (await this.running).tick();
  }

  /** Closes the application. A refused start has left nothing to close. */
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

  /** Closes the desk on a damaged store: every further call fails. */
  private async abandon(): Promise<void> {
    const before = this.running;
    const cause = new StartRefused('store-damaged', { path: storeFile(this.platform.dataDirectory) });
    this.running = Promise.reject(cause);
    // Callers get the rejection. Without callers it must not count as unhandled.
    this.running.catch(() => undefined);
    try {
      await (await before).abandon();
    } finally {
      this.resolveAbandoned(cause);
    }
  }

  private async replace(swap: () => Promise<void>, occasion: Occasion): Promise<void> {
    const before = await this.running;
    this.isReplacing = true;
    const swapped = before.close().then(swap);
    this.running = swapped.then(
      () => this.start(occasion),
      // A failed swap leaves the files unchanged, so open them again. The caller reports the failure.
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
