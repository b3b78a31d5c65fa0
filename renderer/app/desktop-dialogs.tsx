import type { ReactNode } from 'react';
import { lazy, Suspense, useEffect } from 'react';
import type { DeskState } from '../../shared/ipc/sign-in-contract';
import type { DesktopDialog } from './open-dialog';
import { closeDesktopDialog, useOpenDialog } from './open-dialog';
import { loadPalette, PaletteDialog } from './palette-dialog';
import { offeredIn } from './run-command';

const ShortcutSheet = lazy(async () => ({ default: (await import('./shortcut-sheet')).ShortcutSheet }));
const About = lazy(async () => ({ default: (await import('./about-dialog')).AboutDialog }));

const SupportFile = lazy(async () => ({
  default: (await import('./support-file-dialog')).SupportFileDialog,
}));

const dialogs: Readonly<Record<DesktopDialog, () => ReactNode>> = {
  palette: () => <PaletteDialog />,
  shortcuts: () => <ShortcutSheet />,
  about: () => <About />,
  supportFile: () => <SupportFile />,
};

/** The dialog that a command has opened. It closes as soon as the window's stage no longer offers the command. */
export const DesktopDialogs = ({ state }: { readonly state: DeskState }) => {
  const { open } = useOpenDialog();
  const isWithdrawn = open !== null && !offeredIn(state).has(open);
  useEffect(() => {
    if (isWithdrawn) closeDesktopDialog();
  }, [isWithdrawn]);
  const offersPalette = offeredIn(state).has('palette');
  useEffect(() => {
    if (!offersPalette) return;
    // A person types on right after the palette's keys, so load it early. Opening it tries a failed load again.
    const idle = requestIdleCallback(() => void loadPalette().catch(() => undefined));
    return () => cancelIdleCallback(idle);
  }, [offersPalette]);
  return open === null || isWithdrawn ? null : <Suspense fallback={null}>{dialogs[open]()}</Suspense>;
};
