import { type CarriedBy, type DeskEventName, deskEvents } from '../../shared/desk-events';
import type { WindowId } from '../school/platform/window-id';
import type { WindowRegistry } from './window-registry';

/** Sends an event to a window, if it is still open. */
export const sendToWindow = <Name extends DeskEventName>(
  windows: WindowRegistry,
  windowId: WindowId,
  name: Name,
  carried: CarriedBy<Name>,
): void => {
  windows.contentsOf(windowId)?.send(deskEvents[name], carried);
};
