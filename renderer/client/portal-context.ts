import { createContext, useContext } from 'react';
import type { Portal } from '../../shared/access';

/** Which portal this window is; fixed by its entry, for words and colours only. Main never asks the window for it. */
export const PortalContext = createContext<Portal>('office');

/** The portal of this window. */
export const usePortal = (): Portal => useContext(PortalContext);
