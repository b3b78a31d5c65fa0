import { create } from 'zustand';
import { onSessionEnd } from '../client/session-end';

/** The dialogs that a command opens, whatever the window shows. */
export type DesktopDialog = 'palette' | 'shortcuts' | 'about' | 'supportFile';

interface OpenDialog {
  readonly open: DesktopDialog | null;
}

const closed: OpenDialog = { open: null };

/** The open dialog, or null. */
export const useOpenDialog = create<OpenDialog>(() => closed);

/** Closes the open dialog. */
export const closeDesktopDialog = (): void => useOpenDialog.setState(closed, true);

/** Opens a dialog, or closes it if it is open. Does nothing over another dialog, which the person must answer first. */
export const toggleDesktopDialog = (dialog: DesktopDialog): void => {
  if (useOpenDialog.getState().open === dialog) return closeDesktopDialog();
  useOpenDialog.setState({ open: dialog }, true);
};

onSessionEnd(closeDesktopDialog);
