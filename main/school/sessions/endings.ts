import type { DeskStage } from '../../../shared/ipc/sign-in-contract';
import type { WindowId } from '../platform/window-id';

/** Why a window went back to its sign-in page without the person's request. */
export type Ending = Pick<Extract<DeskStage, { stage: 'signed-out' }>, 'because' | 'username'>;

const noReason: Ending = { because: null, username: '' };

/** The last ending of each window, until the next sign-in there. */
export class Endings {
  private readonly byWindow = new Map<WindowId, Ending>();

  remember(windowId: WindowId, ending: Ending): void {
    this.byWindow.set(windowId, ending);
  }

  of(windowId: WindowId): Ending {
    return this.byWindow.get(windowId) ?? noReason;
  }

  forget(windowId: WindowId): void {
    this.byWindow.delete(windowId);
  }
}
