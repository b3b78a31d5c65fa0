import { z } from 'zod';

/** A window that Latchkey opened, by the id of its web contents. */
export type WindowId = number & z.$brand<'WindowId'>;

/** Brands a number as a window's id. Only code that opens windows calls this. */
export const windowIdOf = (webContentsId: number): WindowId => webContentsId as WindowId;
