import { type Application, createApplication, type Platform } from './application';
import type { RestoreNote } from './backup/restore-service';
import { createClosedDesk } from './closed-desk';
import type { Dispatch } from './ipc/dispatcher';
import { StartRefused } from './platform/start-refused';
import type { WindowId } from './platform/window-id';

/**
 * Holds the running application, and puts another one in its place where the data under it changes: after a restore, or
 * when the owner's sheet has opened a desk that was closed. Calls wait while that happens; windows read their state again.
 */
export class DeskHost {
  private running: Promise<Application>;

  constructor(private readonly platform: Omit<Platform, 'reopen'>) {
    this.running = this.start(null);
  }

  /** Resolves when the desk is open, or closed and waiting for the owner's sheet. Rejects with StartRefused. */
  async ready(): Promise<void> {
    await this.running;
  }

  readonly dispatch: Dispatch = async (...call) => (await this.running).dispatch(...call);

  async closeWindow(windowId: WindowId): Promise<void> {
    await (await this.running).closeWindow(windowId);
  }

  async lockAll(): Promise<void> {
    await (await this.running).lockAll();
  }

  async tick(): Promise<void> {
    await (await this.running).tick();
  }

  /** Closes what is open; a start that was refused has left nothing to close. */
  async close(): Promise<void> {
    const application = await this.running.catch(() => null);
    await application?.close();
  }

  private async start(restored: RestoreNote | null): Promise<Application> {
    const platform: Platform = {
      ...this.platform,
      reopen: (swap, note) => this.replace(swap, note),
    };
    try {
      return await createApplication(platform, restored);
    } catch (cause) {
      if (!(cause instanceof StartRefused) || cause.reason !== 'key-recoverable') throw cause;
      return createClosedDesk(platform, () => this.replace(async () => undefined, null));
    }
  }

  private async replace(swap: () => Promise<void>, note: RestoreNote | null): Promise<void> {
    const before = await this.running;
    const swapped = before.close().then(swap);
    this.running = swapped.then(
      () => this.start(note),
      // The files are as they were: go on with them, and let the caller tell what failed.
      () => this.start(null),
    );
    await this.running;
    this.platform.desktop.notifyAll();
    await swapped;
  }
}
