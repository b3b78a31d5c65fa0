import { lazy, Suspense, useLayoutEffect, useState } from 'react';
import { holdKeys, takeHeldKeys } from './held-keys';

let loaded: typeof import('./palette').Palette | null = null;

/** Fetches the palette; a signed-in window calls it early, when it is idle. */
export const loadPalette = async () => {
  const { Palette } = await import('./palette');
  loaded = Palette;
  return { default: Palette };
};
const PaletteLater = lazy(loadPalette);

/** Shows the palette if it has loaded; until then, holds the typed keys for it. */
export const PaletteDialog = () => {
  // Keeps one component while the dialog is open: another would lose the typed text.
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
