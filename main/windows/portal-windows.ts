import { extname, join } from 'node:path';
import { app, BrowserWindow, dialog, nativeTheme, shell } from 'electron';
import { type Portal, portals } from '../../shared/access';
import { notifyWindow } from '../ipc/router';
import { originOf, type WindowRegistry } from '../ipc/window-registry';
import type { Desktop, Saved } from '../platform/desktop';
import { type WindowId, windowIdOf } from '../platform/window-id';
import { writeWhole } from '../platform/write-whole';
import { copySecret } from './clipboard';

/** The window's colour before its first paint, so that it does not flash. */
const backgroundColor = (): string => (nativeTheme.shouldUseDarkColors ? '#14161b' : '#f5f6f9');

/** A page that crashes twice within this time is not brought back by reloading. */
const crashLoopWithin = 10_000;

/** A crashed page comes back where it was: main still holds the window's challenge or session. */
const reloadAfterCrash = (window: BrowserWindow): void => {
  let crashed = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const before = crashed;
    crashed = performance.now();
    if (crashed - before > crashLoopWithin) window.webContents.reload();
    else
      void dialog.showMessageBox(window, {
        type: 'error',
        message: 'This window stopped twice',
        detail: 'Close it and open it again from the File menu. Nothing that was confirmed is lost.',
      });
  });
};

/** The two portal windows: at most one each, side by side if wanted. */
export class PortalWindows implements Desktop {
  private readonly byPortal = new Map<Portal, BrowserWindow>();

  constructor(
    private readonly registry: WindowRegistry,
    /** The folder that the build leaves: `preload` and `renderer` in it. */
    private readonly buildDirectory: string,
    private readonly onClosed: (windowId: WindowId) => void,
  ) {}

  openPortal(portal: Portal): void {
    const open = this.byPortal.get(portal);
    if (open) {
      if (open.isMinimized()) open.restore();
      open.show();
      open.focus();
      return;
    }
    const window = new BrowserWindow({
      width: 1280,
      height: 800,
      minWidth: 420,
      minHeight: 480,
      show: false,
      autoHideMenuBar: true,
      backgroundColor: backgroundColor(),
      webPreferences: {
        preload: join(this.buildDirectory, 'preload', 'preload.js'),
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
    const windowId = this.registry.add(window.webContents, portal);
    this.byPortal.set(portal, window);
    window.once('ready-to-show', () => window.show());
    window.on('closed', () => {
      this.byPortal.delete(portal);
      this.registry.remove(windowId);
      this.onClosed(windowId);
    });
    reloadAfterCrash(window);
    void window.loadURL(`${originOf(portal)}/`);
  }

  notify(windowId: WindowId): void {
    notifyWindow(this.registry, windowId);
  }

  notifyAll(): void {
    for (const window of this.byPortal.values())
      notifyWindow(this.registry, windowIdOf(window.webContents.id));
  }

  protect(windowId: WindowId, secretOnScreen: boolean): void {
    this.windowOf(windowId)?.setContentProtection(secretOnScreen);
  }

  showFolder(path: string): void {
    void shell.openPath(path);
  }

  print(windowId: WindowId): Promise<boolean> {
    const contents = this.registry.contentsOf(windowId);
    if (!contents) return Promise.resolve(false);
    return new Promise((resolve) => {
      try {
        contents.print({ silent: false, printBackground: false }, (printed, reason) =>
          // Whoever closes the system's dialog did not want it printed: no failure.
          resolve(printed || /cancel/i.test(reason)),
        );
      } catch {
        resolve(false);
      }
    });
  }

  async saveFile(windowId: WindowId, suggestedName: string, content: string | Uint8Array): Promise<Saved> {
    const window = this.windowOf(windowId);
    if (!window) return 'failed';
    const ending = extname(suggestedName).slice(1);
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      defaultPath: join(app.getPath('documents'), suggestedName),
      filters: [{ name: ending.toUpperCase(), extensions: [ending] }],
    });
    if (canceled || !filePath) return 'cancelled';
    try {
      writeWhole(filePath, content);
      return 'saved';
    } catch {
      return 'failed';
    }
  }

  copySecret(text: string): Promise<boolean> {
    return copySecret(text);
  }

  /** The windows that are open, Office Portal first. */
  open(): Portal[] {
    return portals.filter((portal) => this.byPortal.has(portal));
  }

  private windowOf(windowId: WindowId): BrowserWindow | null {
    const contents = this.registry.contentsOf(windowId);
    return contents && BrowserWindow.fromWebContents(contents);
  }
}
