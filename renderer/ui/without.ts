/** Empties a field of what was sent and refused; what was typed since, while a slow answer was on its way, stays. */
export const without =
  (sent: string) =>
  (now: string): string =>
    now === sent ? '' : now;
