import type { IpcMainInvokeEvent, WebContents } from 'electron';
import type { Portal } from '../../shared/access';
import { type WindowId, windowIdOf } from '../school/platform/window-id';
import type { Sender } from '../school/sessions/sender';

/** The origin of a portal's window. */
export const originOf = (portal: Portal): string => `app://${portal}`;

/** The windows that Latchkey opened, by their web contents. The router answers no other sender. */
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

  /** A window's web contents; null once it has closed. */
  contentsOf(windowId: WindowId): WebContents | null {
    const contents = this.byId.get(windowId)?.contents;
    return contents && !contents.isDestroyed() ? contents : null;
  }

  /**
   * The sender of an event: the main frame of a registered window, on its exact origin. Null for any other. Call it before
   * any await, because the frame may close or navigate meanwhile.
   */
  senderOf(event: IpcMainInvokeEvent): Sender | null {
    try {
      return this.judge(event);
    } catch {
      // Every access to a closed frame throws.
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
