import type { DeskStage } from '../../../shared/ipc/sign-in-contract';
import type { WindowId } from '../platform/window-id';

/** Why a window is back at its sign-in page, where the person did not ask for it. */
export type Ending = Pick<Extract<DeskStage, { stage: 'signed-out' }>, 'because' | 'username'>;

const plain: Ending = { because: null, username: '' };

/** The last ending of each window, until somebody signs in there. */
export class Endings {
  private readonly byWindow = new Map<WindowId, Ending>();

  remember(windowId: WindowId, ending: Ending): void {
    this.byWindow.set(windowId, ending);
  }

  of(windowId: WindowId): Ending {
    return this.byWindow.get(windowId) ?? plain;
  }

  forget(windowId: WindowId): void {
    this.byWindow.delete(windowId);
  }
}
