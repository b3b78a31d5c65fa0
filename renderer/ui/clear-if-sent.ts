/** Clears a field that still holds the refused text; text typed during a slow answer stays. */
export const clearIfSent =
  (sent: string) =>
  (now: string): string =>
    now === sent ? '' : now;
