import { type BrowserWindow, screen } from 'electron';
import type { Portal } from '../../shared/access';
import { nextZoom, zoomSteps } from '../../shared/zoom';
import { besides, openingBounds, type Rectangle, sideBySide, type WindowPosition } from './window-position';
import type { DeskSettings } from './desk-settings';

type Zoom = WindowPosition['zoom'];

/** A window that is being dragged is written down once it rests. */
const restsFor = 500;

const asZoom = (percent: number): Zoom => zoomSteps.find((step) => step === percent) ?? 100;

/** Puts the portals' windows where they were, and keeps where they are put. */
export class PositionKeeper {
  private readonly zooms = new Map<Portal, Zoom>();

  constructor(private readonly settings: DeskSettings) {}

  /** The bounds to open a portal's window with; `other` is the window of the other portal, where that is open. */
  opening(portal: Portal, other: { portal: Portal; window: BrowserWindow } | null): Rectangle {
    const kept = this.settings.of(portal);
    const main = screen.getPrimaryDisplay();
    const screens = screen.getAllDisplays().filter(({ id }) => id !== main.id);
    if (kept || !other)
      return openingBounds(kept, [main.workArea, ...screens.map(({ workArea }) => workArea)]);
    const area = screen.getDisplayMatching(other.window.getBounds()).workArea;
    const pair = this.settings.of(other.portal) ? null : sideBySide(area);
    if (!pair) return besides(other.window.getNormalBounds(), area);
    other.window.setBounds(pair[other.portal]);
    return pair[portal];
  }

  /** How a portal's page is zoomed, in percent. */
  zoomOf(portal: Portal): number {
    return this.zooms.get(portal) ?? this.settings.of(portal)?.zoom ?? 100;
  }

  /** Zooms a window a step, or to its actual size; returns the percentage. */
  zoom(portal: Portal, window: BrowserWindow, to: 'in' | 'out' | 'actual'): number {
    const zoom = asZoom(to === 'actual' ? 100 : nextZoom(this.zoomOf(portal), to));
    this.zooms.set(portal, zoom);
    window.webContents.setZoomFactor(zoom / 100);
    this.keep(portal, window);
    return zoom;
  }

  /** Follows a window from now on; only what the person does with it is written down. */
  follow(portal: Portal, window: BrowserWindow): void {
    if (this.settings.of(portal)?.maximised) window.maximize();
    const opened = JSON.stringify([window.getNormalBounds(), window.isMaximized()]);
    const isMoved = () => JSON.stringify([window.getNormalBounds(), window.isMaximized()]) !== opened;
    let rest: NodeJS.Timeout | undefined;
    const later = () => {
      clearTimeout(rest);
      rest = setTimeout(() => {
        if (!window.isDestroyed() && isMoved()) this.keep(portal, window);
      }, restsFor);
      rest.unref();
    };
    window.on('resize', later);
    window.on('move', later);
    window.on('maximize', later);
    window.on('unmaximize', later);
    window.on('close', () => {
      clearTimeout(rest);
      if (isMoved()) this.keep(portal, window);
    });
    // A page that is loaded anew is as large as before, whatever Chromium kept of another one.
    const { webContents } = window;
    webContents.on('did-finish-load', () => {
      // It may be heard of a page whose window is going.
      if (!webContents.isDestroyed()) webContents.setZoomFactor(this.zoomOf(portal) / 100);
    });
  }

  private keep(portal: Portal, window: BrowserWindow): void {
    this.settings.keep(portal, {
      bounds: window.getNormalBounds(),
      maximised: window.isMaximized(),
      zoom: asZoom(this.zoomOf(portal)),
    });
  }
}
