import { createContext, useContext } from 'react';
import type { Portal } from '../../shared/access';

/** The window's portal, set by its entry, for words and colours only. Main never relies on it. */
export const PortalContext = createContext<Portal>('office');

/** The portal of this window. */
export const usePortal = (): Portal => useContext(PortalContext);
