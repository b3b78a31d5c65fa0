import type { Desk } from './desk';

/** Answers the system's dialog for saving a file with a path. */
export const saveTo = (desk: Desk, filePath: string): Promise<void> =>
  desk.app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
  }, filePath);

/** Replaces the printer with one that refuses. */
export const printsNowhere = (desk: Desk): Promise<void> =>
  desk.app.evaluate(({ BrowserWindow }) => {
    for (const { webContents } of BrowserWindow.getAllWindows())
      webContents.print = (_options, done) => done?.(false, 'Invalid printer settings');
  });

/** Leaves the system's save dialog open, so that the sheet stays rendered. */
export const keepSaveDialogOpen = (desk: Desk): Promise<void> =>
  desk.app.evaluate(({ dialog }) => {
    dialog.showSaveDialog = () => new Promise(() => undefined);
  });
