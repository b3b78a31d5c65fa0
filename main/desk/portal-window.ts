import { join } from 'node:path';
import { app, BrowserWindow, dialog, nativeTheme } from 'electron';
import type { DesktopTexts } from '../../shared/messages/desktop-texts';
import { leastSize, type Rectangle } from './window-position';

/** The window's colour before its first paint, so that it does not flash. */
const backgroundColor = (): string => (nativeTheme.shouldUseDarkColors ? '#14161b' : '#f5f6f9');

/** Milliseconds: a page that crashes twice within this time is not reloaded. */
const crashLoopWithin = 10_000;

/** Reloads a crashed page. Main still has the window's challenge or session, so it returns to the same stage. */
const reloadAfterCrash = (window: BrowserWindow, texts: () => DesktopTexts): void => {
  let crashedAt = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const before = crashedAt;
    crashedAt = performance.now();
    if (crashedAt - before > crashLoopWithin) window.webContents.reload();
    else void dialog.showMessageBox(window, { type: 'error', ...texts().crashed });
  });
};

/** Makes a portal's window: hidden at first, sandboxed and isolated. */
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
