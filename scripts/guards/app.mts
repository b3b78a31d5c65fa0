import type { Guard } from './guard.mts';

/** Guards of Electron's checklist and of the windows, seen on the real app. */
export const appGuards: readonly Guard[] = [];
