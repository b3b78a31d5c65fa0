import type { Desk, StepUpChannel } from '../../shared/ipc/contracts';
import type { ErrorCode, Failure, Result } from '../../shared/result';
import { sessionsEnded, stagesEntered } from './session-end';

declare global {
  interface Window {
    /** The preload script defines it; this file alone reads it. */
    readonly desk: Desk;
  }
}

type Call = (input?: unknown) => Promise<Result<unknown>>;

/** Failures that mean that main and this window disagree about the stage: the window reads the state again. */
const stageCodes: readonly ErrorCode[] = [
  'no-session',
  'no-challenge',
  'session-locked',
  'already-set-up',
  'desk-closed',
];

let confirmIdentity: ((channel: StepUpChannel) => Promise<boolean>) | null = null;
let readStageAgain: () => void = () => undefined;

/** Sets the function that asks the person for a factor for a channel, or null. It resolves to true after a right factor. */
export const askForStepUpWith = (ask: ((channel: StepUpChannel) => Promise<boolean>) | null): void => {
  confirmIdentity = ask;
};

/** Sets the function to call when main refuses a call because the window's stage has changed. */
export const onStageRefused = (listener: () => void): void => {
  readStageAgain = listener;
};

// Main's handlers never reject, but after a crash of main a screen must not wait for ever.
const settle = async (call: Call, input: unknown): Promise<Result<unknown>> => {
  try {
    return await call(input);
  } catch {
    return { ok: false, error: { code: 'internal-error', incidentId: '' } };
  }
};

const noSession: Result<never> = { ok: false, error: { code: 'no-session' } };

/** Calls that end the session or follow its end: their answers count although the session is over. */
const outlivesSession: readonly string[] = ['session.signOut', 'session.switchPerson', 'backup.restore'];

const watched =
  (channel: string, call: Call): Call =>
  async (input) => {
    const sessionAtCall = sessionsEnded();
    const stageAtCall = stagesEntered();
    const isOver = (): boolean => sessionAtCall !== sessionsEnded();
    const ask = async (): Promise<Result<unknown>> => {
      const answer = await settle(call, input);
      // One person's answer must not reach the next person's screens.
      return isOver() && !outlivesSession.includes(channel) ? noSession : answer;
    };
    let answer = await ask();
    if (!answer.ok && answer.error.code === 'step-up-needed' && confirmIdentity !== null) {
      // Main asks this of such channels alone.
      if (!(await confirmIdentity(channel as StepUpChannel))) return answer;
      // One person's act must not happen in the next person's session.
      if (isOver()) return noSession;
      // A lock in between cancels the act: the person who unlocks the window may not remember it.
      if (stageAtCall !== stagesEntered()) return answer;
      answer = await ask();
    }
    if (!answer.ok && stageCodes.includes(answer.error.code)) readStageAgain();
    return answer;
  };

const wrap = (bridge: Desk): Desk =>
  Object.fromEntries(
    Object.entries(bridge).map(([concept, group]) => [
      concept,
      typeof group === 'function'
        ? group
        : Object.fromEntries(
            Object.entries(group).map(([method, call]) => [
              method,
              watched(`${concept}.${method}`, call as Call),
            ]),
          ),
    ]),
  ) as unknown as Desk;

/**
 * The typed client of main. Calls never reject. When main requires a step-up, the client asks the person once and repeats the
 * call in the same session and stage. A cancelled step-up returns `step-up-needed`, which screens do not show. An answer that
 * comes after its session has ended becomes `no-session`.
 */
export const desk: Desk = wrap(window.desk);

/** Whether a screen shows the failure: not after a step-up that the person cancelled. */
export const isToBeShown = (failure: Failure): boolean => failure.code !== 'step-up-needed';
