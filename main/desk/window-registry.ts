import type { IpcMainInvokeEvent, WebContents } from 'electron';
import type { Portal } from '../../shared/access';
import { type WindowId, windowIdOf } from '../school/platform/window-id';
import type { Sender } from '../school/sessions/sender';

/** The origin that a portal's window lives on. */
export const originOf = (portal: Portal): string => `app://${portal}`;

/** The windows that we opened, by their web contents. Nothing else is ever answered. */
export class WindowRegistry {
  private readonly byId = new Map<WindowId, { portal: Portal; contents: WebContents }>();

  add(contents: WebContents, portal: Portal): WindowId {
    const windowId = windowIdOf(contents.id);
    this.byId.set(windowId, { portal, contents });
    return windowId;
  }

  remove(windowId: WindowId): void {
    this.byId.delete(windowId);
  }

  /** The contents of a window that is still there. */
  contentsOf(windowId: WindowId): WebContents | null {
    const contents = this.byId.get(windowId)?.contents;
    return contents && !contents.isDestroyed() ? contents : null;
  }

  /**
   * Who sent an event: a main frame, on the exact origin, of a window that is registered. Read at once: the frame may
   * be gone, or have navigated, by the time anything was awaited. Null for everybody else.
   */
  senderOf(event: IpcMainInvokeEvent): Sender | null {
    try {
      return this.judge(event);
    } catch {
      // A frame that is gone throws at every look at it.
      return null;
    }
  }

  private judge(event: IpcMainInvokeEvent): Sender | null {
    const frame = event.senderFrame;
    const windowId = windowIdOf(event.sender.id);
    const known = this.byId.get(windowId);
    if (!frame || !known || known.contents !== event.sender) return null;
    if (frame.parent !== null || frame !== event.sender.mainFrame) return null;
    const url = urlOrNull(frame.url);
    if (!url || url.protocol !== 'app:' || url.host !== known.portal) return null;
    return { windowId, portal: known.portal };
  }
}

const urlOrNull = (text: string): URL | null => {
  try {
    return new URL(text);
  } catch {
    return null;
  }
};
