import { create } from 'zustand';
import { onSessionEnd } from '../client/session-end';

/** The dialogs that a command opens, whatever the window shows. */
export type DesktopDialog = 'palette' | 'shortcuts' | 'about' | 'supportFile';

interface OpenDialog {
  readonly open: DesktopDialog | null;
}

const closed: OpenDialog = { open: null };

/** Which of them is open. */
export const useOpenDialog = create<OpenDialog>(() => closed);

/** Closes it. */
export const closeDesktopDialog = (): void => useOpenDialog.setState(closed, true);

/** Opens one, or closes it where it is open already. Not over another dialog: what that asks comes first. */
export const toggleDesktopDialog = (dialog: DesktopDialog): void => {
  if (useOpenDialog.getState().open === dialog) return closeDesktopDialog();
  useOpenDialog.setState({ open: dialog }, true);
};

onSessionEnd(closeDesktopDialog);
