import { join } from 'node:path';
import { app, BrowserWindow, dialog, nativeTheme } from 'electron';
import type { DesktopTexts } from '../../shared/messages/desktop-texts';
import { leastSize, type Rectangle } from './window-position';

/** The window's colour before its first paint, so that it does not flash. */
const backgroundColor = (): string => (nativeTheme.shouldUseDarkColors ? '#14161b' : '#f5f6f9');

/** A page that crashes twice within this time is not brought back by reloading. */
const crashLoopWithin = 10_000;

/** A crashed page comes back where it was: main still holds the window's challenge or session. */
const reloadAfterCrash = (window: BrowserWindow, texts: () => DesktopTexts): void => {
  let crashed = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const before = crashed;
    crashed = performance.now();
    if (crashed - before > crashLoopWithin) window.webContents.reload();
    else void dialog.showMessageBox(window, { type: 'error', ...texts().crashed });
  });
};

/** Makes the window of a portal, still hidden: sandboxed, isolated, its page zoomed as it was. */
export const createPortalWindow = (
  buildDirectory: string,
  bounds: Rectangle,
  zoomFactor: number,
  texts: () => DesktopTexts,
): BrowserWindow => {
  const window = new BrowserWindow({
    ...bounds,
    minWidth: leastSize.width,
    minHeight: leastSize.height,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: backgroundColor(),
    webPreferences: {
      preload: join(buildDirectory, 'preload', 'preload.js'),
      zoomFactor,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  reloadAfterCrash(window, texts);
  return window;
};
