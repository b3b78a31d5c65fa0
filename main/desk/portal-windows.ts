import { extname, join } from 'node:path';
import { app, BrowserWindow, dialog, screen, shell } from 'electron';
import { otherPortal, type Portal, portals } from '../../shared/access';
import { type CommandId, type MainCommand, offeredCommands, type WindowCommand } from '../../shared/commands';
import type { CarriedBy, DeskEventName } from '../../shared/desk-events';
import type { SignInPageTexts } from '../../shared/sign-in-page-texts';
import type { Language } from '../../shared/languages';
import { textsIn } from '../school/platform/messages';
import { sendToWindow } from './send-to-window';
import { originOf, type WindowRegistry } from './window-registry';
import type { Clock } from '../school/platform/clock';
import type { Desktop, Saved } from '../school/platform/desktop';
import type { WindowId } from '../school/platform/window-id';
import { writeWholeFrom } from '../school/platform/write-whole';
import { copySecret, copyText } from './clipboard';
import type { DeskLanguage } from './desk-language';
import { DesktopMenu } from './menu';
import { pagesOf, paperSizeOf } from './paper-size';
import { PositionKeeper } from './position-keeper';
import { createPortalWindow } from './portal-window';
import { reportRealInput } from './real-input';
import type { StateScreen } from './show-state';
import type { DeskSettings } from './desk-settings';

/** Inches. The print style adds the rest. */
const paperMargins = { top: 0.5, bottom: 0.6, left: 0.5, right: 0.5 } as const;
const pageNumbers = {
  headerTemplate: '<span></span>',
  footerTemplate:
    '<div style="width:100%;text-align:center;font-size:9px"><span class="pageNumber"></span> / <span class="totalPages"></span></div>',
} as const;

/** Dependencies of `PortalWindows`. */
interface PortalWindowsDeps {
  readonly registry: WindowRegistry;
  /** The build's output folder, with `preload` and `renderer`. */
  readonly buildDirectory: string;
  readonly settings: DeskSettings;
  readonly language: DeskLanguage;
  readonly clock: Clock;
  /** Called when a person uses a window. */
  readonly onInput: (windowId: WindowId) => void;
  readonly onClosed: (windowId: WindowId) => void;
}

/** The two portals' windows, at most one each. */
export class PortalWindows implements Desktop, StateScreen {
  private readonly byPortal = new Map<Portal, BrowserWindow>();
  /** Ids by portal, because a closing window no longer has its id. */
  private readonly ids = new Map<Portal, WindowId>();
  private readonly offers = new Map<WindowId, ReadonlySet<CommandId>>();
  private readonly menu = new DesktopMenu({
    inMain: (command, number) => this.act(command, this.portalOf(number)),
    inWindow: (command, number) => this.send(command, this.portalOf(number)),
  });
  private readonly keeper: PositionKeeper;
  /** The portal whose window was in front last. */
  private inFront: Portal | null = null;

  constructor(private readonly deps: PortalWindowsDeps) {
    this.keeper = new PositionKeeper(deps.settings);
  }

  openPortal(portal: Portal): void {
    const open = this.byPortal.get(portal);
    if (open) {
      if (open.isMinimized()) open.restore();
      open.show();
      open.focus();
      return;
    }
    const other = this.byPortal.get(otherPortal(portal));
    const bounds = this.keeper.opening(portal, other ? { portal: otherPortal(portal), window: other } : null);
    const window = createPortalWindow(
      this.deps.buildDirectory,
      bounds,
      this.keeper.zoomOf(portal) / 100,
      () => textsIn[this.deps.language.current],
    );
    const windowId = this.deps.registry.add(window.webContents, portal);
    this.byPortal.set(portal, window);
    this.ids.set(portal, windowId);
    this.keeper.follow(portal, window);
    window.once('ready-to-show', () => window.show());
    window.on('focus', () => this.bringToFront(portal));
    window.webContents.on('zoom-changed', (_event, direction) => this.zoom(portal, direction));
    const pointer = () => screen.getCursorScreenPoint();
    reportRealInput(window.webContents, { clock: this.deps.clock, pointer }, () =>
      this.deps.onInput(windowId),
    );
    window.on('closed', () => {
      this.byPortal.delete(portal);
      this.ids.delete(portal);
      this.offers.delete(windowId);
      this.deps.registry.remove(windowId);
      this.showMenu();
      this.deps.onClosed(windowId);
    });
    // Load first: the work below then runs while the page's process starts.
    void window.loadURL(`${originOf(portal)}/`);
    this.bringToFront(portal);
  }

  offer(windowId: WindowId, commands: ReadonlySet<CommandId>): void {
    this.offers.set(windowId, commands);
    this.showMenu();
  }

  notify(windowId: WindowId): void {
    sendToWindow(this.deps.registry, windowId, 'onChanged', undefined);
  }

  notifyAll(): void {
    for (const portal of this.open()) this.notifyPortal(portal, 'onChanged', undefined);
  }

  protect(windowId: WindowId, secretOnScreen: boolean): void {
    this.windowOf(windowId)?.setContentProtection(secretOnScreen);
  }

  keepSignInPage(portal: Portal, texts: SignInPageTexts | null): void {
    this.deps.settings.keepSignInPage(portal, texts);
  }

  setLanguage(language: Language): void {
    this.deps.language.choose(language);
    this.showMenu();
    for (const portal of this.open()) this.notifyPortal(portal, 'onLanguage', language);
  }

  showFolder(path: string): void {
    void shell.openPath(path);
  }

  print(windowId: WindowId): Promise<boolean> {
    const contents = this.deps.registry.contentsOf(windowId);
    if (!contents) return Promise.resolve(false);
    return new Promise((resolve) => {
      try {
        contents.print({ silent: false, printBackground: false }, (printed, reason) =>
          // Closing the system's dialog is no failure.
          resolve(printed || /cancel/i.test(reason)),
        );
      } catch {
        resolve(false);
      }
    });
  }

  async toPdf(windowId: WindowId, numbered = false): Promise<Uint8Array | null> {
    const contents = this.deps.registry.contentsOf(windowId);
    if (!contents) return null;
    const pageSize = paperSizeOf(app.getLocaleCountryCode());
    const plain = { pageSize, printBackground: false, margins: paperMargins } as const;
    try {
      const pdf = await contents.printToPDF(plain);
      if (!numbered || pagesOf(pdf) < 2) return pdf;
      return await contents.printToPDF({ ...plain, displayHeaderFooter: true, ...pageNumbers });
    } catch {
      return null;
    }
  }

  async saveFile(windowId: WindowId, suggestedName: string, content: string | Uint8Array): Promise<Saved> {
    const { path, why } = await this.askForPath(windowId, suggestedName);
    if (path === null) return why;
    try {
      await writeWholeFrom(path, [content]);
      return 'saved';
    } catch {
      return 'failed';
    }
  }

  async saveParts(windowId: WindowId, suggestedName: string, parts: AsyncIterable<string>): Promise<Saved> {
    const { path, why } = await this.askForPath(windowId, suggestedName);
    if (path === null) return why;
    try {
      await writeWholeFrom(path, parts);
      return 'saved';
    } catch (cause) {
      // An error of the system names its call; other errors come from `parts`.
      if (cause instanceof Error && 'syscall' in cause) return 'failed';
      throw cause;
    }
  }

  private async askForPath(
    windowId: WindowId,
    suggestedName: string,
  ): Promise<{ path: string; why: null } | { path: null; why: Exclude<Saved, 'saved'> }> {
    const window = this.windowOf(windowId);
    if (!window) return { path: null, why: 'failed' };
    const ending = extname(suggestedName).slice(1);
    const { save } = textsIn[this.deps.language.current];
    const kinds: Readonly<Record<string, string>> = save.kind;
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      title: save.title,
      defaultPath: join(app.getPath('documents'), suggestedName),
      filters: [{ name: kinds[ending] ?? ending.toUpperCase(), extensions: [ending] }],
    });
    return canceled || !filePath ? { path: null, why: 'cancelled' } : { path: filePath, why: null };
  }

  copyText(text: string): Promise<boolean> {
    return copyText(text);
  }

  copySecret(text: string): Promise<boolean> {
    return copySecret(text);
  }

  /** The windows that are open, Office Portal first. */
  open(): Portal[] {
    return portals.filter((portal) => this.byPortal.has(portal));
  }

  private bringToFront(portal: Portal): void {
    this.inFront = portal;
    this.showMenu();
  }

  private showMenu(): void {
    const portal = this.inFront ?? 'office';
    const windowId = this.ids.get(portal);
    const offered = windowId === undefined ? undefined : this.offers.get(windowId);
    this.menu.show(
      offered ?? offeredCommands({ portal, stage: 'signed-out', permissions: [] }),
      this.deps.language.current,
    );
  }

  /** The portal of a menu's window; the one in front if the system doesn't name a window. */
  private portalOf(windowNumber: number | undefined): Portal | null {
    const open = this.open();
    return (
      open.find((portal) => this.byPortal.get(portal)?.id === windowNumber) ??
      open.find((portal) => portal === this.inFront) ??
      open[0] ??
      null
    );
  }

  private act(command: MainCommand, portal: Portal | null): void {
    switch (command) {
      case 'openOffice':
        return this.openPortal('office');
      case 'openStaff':
        return this.openPortal('staff');
      case 'zoomIn':
        return this.zoom(portal, 'in');
      case 'zoomOut':
        return this.zoom(portal, 'out');
      case 'zoomReset':
        return this.zoom(portal, 'actual');
    }
  }

  private zoom(portal: Portal | null, to: 'in' | 'out' | 'actual'): void {
    const window = portal && this.byPortal.get(portal);
    if (!window || window.isDestroyed()) return;
    const percent = this.keeper.zoom(portal, window, to);
    this.notifyPortal(portal, 'onZoomed', percent);
  }

  private send(command: WindowCommand, portal: Portal | null): void {
    if (portal) this.notifyPortal(portal, 'onCommand', command);
  }

  private notifyPortal<Name extends DeskEventName>(
    portal: Portal,
    name: Name,
    carried: CarriedBy<Name>,
  ): void {
    const windowId = this.ids.get(portal);
    if (windowId !== undefined) sendToWindow(this.deps.registry, windowId, name, carried);
  }

  private windowOf(windowId: WindowId): BrowserWindow | null {
    const contents = this.deps.registry.contentsOf(windowId);
    return contents && BrowserWindow.fromWebContents(contents);
  }
}
