import { lazy, Suspense, useLayoutEffect, useState } from 'react';
import { holdKeys, takeHeldKeys } from './held-keys';

let loaded: typeof import('./palette').Palette | null = null;

/** Fetches the palette; done ahead as soon as somebody is signed in and the window is idle. */
export const loadPalette = async () => {
  const { Palette } = await import('./palette');
  loaded = Palette;
  return { default: Palette };
};
const PaletteLater = lazy(loadPalette);

/** The palette at once where it is there already; else what is typed is kept for it while it comes. */
export const PaletteDialog = () => {
  // The same one for as long as it is open: another one would forget what was typed.
  const [Palette] = useState(() => loaded ?? PaletteLater);
  useLayoutEffect(() => {
    holdKeys();
    return () => void takeHeldKeys();
  }, []);
  return (
    <Suspense fallback={null}>
      <Palette />
    </Suspense>
  );
};
