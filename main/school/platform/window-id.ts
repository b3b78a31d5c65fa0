import { z } from 'zod';

/** The number of a window that we opened (its web contents' id). */
export type WindowId = number & z.$brand<'WindowId'>;

/** Marks a number as a window's; only the windows themselves do that. */
export const windowIdOf = (webContentsId: number): WindowId => webContentsId as WindowId;
