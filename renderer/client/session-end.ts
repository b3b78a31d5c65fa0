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

let entered = 0;
let stage: string | null = null;

/** Notes the stage that the window shows now. */
export const enterStage = (name: string): void => {
  if (name !== stage) entered += 1;
  stage = name;
};

/** Counts the changes of the window's stage, to tell whether a person still stands where they asked. */
export const stagesEntered = (): number => entered;
