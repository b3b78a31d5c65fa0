const listeners = new Set<() => void>();

/** Registers what forgets the person when their session ends: the desk is shared, the next one must find nothing. */
export const onSessionEnd = (forget: () => void): void => {
  listeners.add(forget);
};

/** Makes every store forget the person. */
export const endSession = (): void => {
  for (const forget of listeners) forget();
};
