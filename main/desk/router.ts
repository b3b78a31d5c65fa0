import { ipcMain } from 'electron';
import type { Dispatch } from '../school/calls/dispatcher';
import type { WindowRegistry } from './window-registry';

/** Channel names by portal, put in by the build from the contracts: the windows are connected before any schema is loaded. */
declare const __CHANNELS__: Readonly<Record<string, readonly string[]>>;

/** Connects the dispatcher to Electron; the one file that touches ipcMain. */
export const connectRouter = (dispatch: Dispatch, windows: WindowRegistry): void => {
  const channels = new Set(Object.values(__CHANNELS__).flat());
  for (const channel of channels)
    ipcMain.handle(channel, (event, input: unknown) =>
      // The sender is worked out before anything is awaited.
      dispatch(windows.senderOf(event), channel, input),
    );
};
