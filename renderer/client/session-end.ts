const listeners = new Set<() => void>();
let ended = 0;

/** Registers what forgets the person when their session ends: the desk is shared, the next one must find nothing. */
export const onSessionEnd = (forget: () => void): void => {
  listeners.add(forget);
};

/** Makes every store forget the person. */
export const endSession = (): void => {
  ended += 1;
  for (const forget of listeners) forget();
};

/** Counts the sessions that have ended here, to tell whether a call's answer comes into the session that asked. */
export const sessionsEnded = (): number => ended;
