import { ipcMain } from 'electron';
import type { DeskState } from '../../shared/ipc/sign-in-contract';
import type { Dispatch } from '../school/calls/dispatcher';
import { type StateScreen, showState } from './show-state';
import type { WindowRegistry } from './window-registry';

/** Channel names by portal, put in by the build from the contracts: the windows are connected before any schema is loaded. */
declare const __CHANNELS__: Readonly<Record<string, readonly string[]>>;
/** Those of them whose answer is the window's new state. */
declare const __STATE_CHANNELS__: readonly string[];

/** Connects the dispatcher to Electron; the one file that touches ipcMain. */
export const connectRouter = (dispatch: Dispatch, windows: WindowRegistry, screen: StateScreen): void => {
  const channels = new Set(Object.values(__CHANNELS__).flat());
  const answersState = new Set(__STATE_CHANNELS__);
  for (const channel of channels)
    ipcMain.handle(channel, async (event, input: unknown) => {
      // The event's frame may be gone after an await.
      const sender = windows.senderOf(event);
      const answer = await dispatch(sender, channel, input);
      // The dispatcher has parsed it by the contract that the channel's name is from.
      if (sender && answer.ok && answersState.has(channel))
        showState(screen, sender, answer.value as DeskState);
      return answer;
    });
};
