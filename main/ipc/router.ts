import { ipcMain } from 'electron';
import { portals } from '../../shared/access';
import { type CarriedBy, type DeskEventName, deskEvents } from '../../shared/desk-events';
import { channelNames } from '../../shared/ipc/contract';
import { contracts } from '../../shared/ipc/contracts';
import type { WindowId } from '../platform/window-id';
import type { Dispatch } from './dispatcher';
import type { WindowRegistry } from './window-registry';

/** Connects the dispatcher to Electron; the one file that touches ipcMain. */
export const connectRouter = (dispatch: Dispatch, windows: WindowRegistry): void => {
  const channels = new Set(portals.flatMap((portal) => channelNames(contracts, portal)));
  for (const channel of channels)
    ipcMain.handle(channel, (event, input: unknown) =>
      // The sender is worked out before anything is awaited.
      dispatch(windows.senderOf(event), channel, input),
    );
};

/** Sends a window one of the things that it hears without asking. */
export const tellWindow = <Name extends DeskEventName>(
  windows: WindowRegistry,
  windowId: WindowId,
  name: Name,
  carried: CarriedBy<Name>,
): void => {
  windows.contentsOf(windowId)?.send(deskEvents[name], carried);
};
