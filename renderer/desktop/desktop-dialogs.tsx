import type { ReactNode } from 'react';
import { lazy, Suspense, useEffect } from 'react';
import type { DeskState } from '../../shared/ipc/sign-in-contract';
import type { DesktopDialog } from './open-dialog';
import { closeDesktopDialog, useOpenDialog } from './open-dialog';
import { offeredIn } from './run-command';

const Palette = lazy(async () => ({ default: (await import('./palette')).Palette }));
const ShortcutSheet = lazy(async () => ({ default: (await import('./shortcut-sheet')).ShortcutSheet }));
const About = lazy(async () => ({ default: (await import('../about/about-dialog')).AboutDialog }));

const SupportFile = lazy(async () => ({
  default: (await import('../support-file/support-file-dialog')).SupportFileDialog,
}));

const dialogs: Readonly<Record<DesktopDialog, () => ReactNode>> = {
  palette: () => <Palette />,
  shortcuts: () => <ShortcutSheet />,
  about: () => <About />,
  supportFile: () => <SupportFile />,
};

/** The dialog that a command has opened, if one is. It goes as soon as the window's stage no longer offers it. */
export const DesktopDialogs = ({ state }: { readonly state: DeskState }) => {
  const { open } = useOpenDialog();
  const gone = open !== null && !offeredIn(state).has(open);
  useEffect(() => {
    if (gone) closeDesktopDialog();
  }, [gone]);
  return open === null || gone ? null : <Suspense fallback={null}>{dialogs[open]()}</Suspense>;
};
