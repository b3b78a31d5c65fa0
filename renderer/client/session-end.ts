const listeners = new Set<() => void>();
let ended = 0;

/** Registers a function that forgets the person when their session ends: on a shared desk, the next one must find nothing. */
export const onSessionEnd = (forget: () => void): void => {
  listeners.add(forget);
};

/** Makes every store forget the person. */
export const endSession = (): void => {
  ended += 1;
  for (const forget of listeners) forget();
};

/** The number of sessions that have ended in this window; it shows whether a call's own session is still open. */
export const sessionsEnded = (): number => ended;

let entered = 0;
let stage: string | null = null;

/** Records the stage that the window shows now. */
export const enterStage = (name: string): void => {
  if (name !== stage) entered += 1;
  stage = name;
};

/** The number of stage changes in this window; it shows whether a call's own stage still lasts. */
export const stagesEntered = (): number => entered;
