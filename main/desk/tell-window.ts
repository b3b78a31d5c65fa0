import { type CarriedBy, type DeskEventName, deskEvents } from '../../shared/desk-events';
import type { WindowId } from '../school/platform/window-id';
import type { WindowRegistry } from './window-registry';

/** Sends a window one of the things that it hears without asking. */
export const tellWindow = <Name extends DeskEventName>(
  windows: WindowRegistry,
  windowId: WindowId,
  name: Name,
  carried: CarriedBy<Name>,
): void => {
  windows.contentsOf(windowId)?.send(deskEvents[name], carried);
};
