import { ipcMain } from 'electron';
import type { DeskState } from '../../shared/ipc/sign-in-contract';
import type { Dispatch } from '../school/calls/dispatcher';
import { type StateScreen, showState } from './show-state';
import type { WindowRegistry } from './window-registry';

/** Channel names by portal. The build inserts them from the contracts, so that no schema loads before the first page. */
declare const __CHANNELS__: Readonly<Record<string, readonly string[]>>;
/** The channels that answer with the window's new state. */
declare const __STATE_CHANNELS__: readonly string[];

/** Connects the dispatcher to Electron. No other file uses ipcMain. */
export const connectRouter = (dispatch: Dispatch, windows: WindowRegistry, screen: StateScreen): void => {
  const channels = new Set(Object.values(__CHANNELS__).flat());
  const answersState = new Set(__STATE_CHANNELS__);
  for (const channel of channels)
    ipcMain.handle(channel, async (event, input: unknown) => {
      // Read the sender before any await: the frame may be gone afterwards.
      const sender = windows.senderOf(event);
      const answer = await dispatch(sender, channel, input);
      // The dispatcher has parsed the answer by the channel's contract.
      if (sender && answer.ok && answersState.has(channel))
        showState(screen, sender, answer.value as DeskState);
      return answer;
    });
};
