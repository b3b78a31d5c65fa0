import { type BrowserWindow, screen } from 'electron';
import type { Portal } from '../../shared/access';
import { nextZoom, zoomSteps } from '../../shared/zoom';
import { cascade, openingBounds, type Rectangle, sideBySide, type WindowPosition } from './window-position';
import type { DeskSettings } from './desk-settings';

type Zoom = WindowPosition['zoom'];

/** Milliseconds without a change after which a window's position is saved (debounce). */
const debounceTime = 500;

const asZoom = (percent: number): Zoom => zoomSteps.find((step) => step === percent) ?? 100;

/** Restores the positions of the portals' windows, and saves new ones. */
export class PositionKeeper {
  private readonly zooms = new Map<Portal, Zoom>();

  constructor(private readonly settings: DeskSettings) {}

  /** The bounds for a portal's new window; `other` is the other portal's window, if open. */
  opening(portal: Portal, other: { portal: Portal; window: BrowserWindow } | null): Rectangle {
    const kept = this.settings.positionOf(portal);
    const main = screen.getPrimaryDisplay();
    const screens = screen.getAllDisplays().filter(({ id }) => id !== main.id);
    if (kept || !other)
      return openingBounds(kept, [main.workArea, ...screens.map(({ workArea }) => workArea)]);
    const area = screen.getDisplayMatching(other.window.getBounds()).workArea;
    const pair = this.settings.positionOf(other.portal) ? null : sideBySide(area);
    if (!pair) return cascade(other.window.getNormalBounds(), area);
    other.window.setBounds(pair[other.portal]);
    return pair[portal];
  }

  /** The zoom of a portal's page, in percent. */
  zoomOf(portal: Portal): number {
    return this.zooms.get(portal) ?? this.settings.positionOf(portal)?.zoom ?? 100;
  }

  /** Zooms a window by a step, or to its actual size; returns the percentage. */
  zoom(portal: Portal, window: BrowserWindow, to: 'in' | 'out' | 'actual'): number {
    const zoom = asZoom(to === 'actual' ? 100 : nextZoom(this.zoomOf(portal), to));
    this.zooms.set(portal, zoom);
    window.webContents.setZoomFactor(zoom / 100);
    this.keep(portal, window);
    return zoom;
  }

  /** Saves a window's position whenever the person changes it. */
  follow(portal: Portal, window: BrowserWindow): void {
    if (this.settings.positionOf(portal)?.maximised) window.maximize();
    const opened = JSON.stringify([window.getNormalBounds(), window.isMaximized()]);
    const isMoved = () => JSON.stringify([window.getNormalBounds(), window.isMaximized()]) !== opened;
    let timer: NodeJS.Timeout | undefined;
    const saveLater = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (!window.isDestroyed() && isMoved()) this.keep(portal, window);
      }, debounceTime);
      timer.unref();
    };
    window.on('resize', saveLater);
    window.on('move', saveLater);
    window.on('maximize', saveLater);
    window.on('unmaximize', saveLater);
    window.on('close', () => {
      clearTimeout(timer);
      if (isMoved()) this.keep(portal, window);
    });
    // Chromium remembers zooms by origin; a reload must keep this window's own.
    const { webContents } = window;
    webContents.on('did-finish-load', () => {
      // The event can come while the window is closing.
      if (!webContents.isDestroyed()) webContents.setZoomFactor(this.zoomOf(portal) / 100);
    });
  }

  private keep(portal: Portal, window: BrowserWindow): void {
    this.settings.keepPosition(portal, {
      bounds: window.getNormalBounds(),
      maximised: window.isMaximized(),
      zoom: asZoom(this.zoomOf(portal)),
    });
  }
}
