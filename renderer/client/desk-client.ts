import type { Desk } from '../../shared/ipc/contracts';
import type { ErrorCode, Failure, Result } from '../../shared/result';
import { sessionsEnded, stagesEntered } from './session-end';

declare global {
  interface Window {
    /** Put in by the preload script; this file is the only one that reads it. */
    readonly desk: Desk;
  }
}

type Call = (input?: unknown) => Promise<Result<unknown>>;

/** These say that main and this window disagree about where the person stands: the state has to be read again. */
const stageCodes: readonly ErrorCode[] = [
  'no-session',
  'no-challenge',
  'session-locked',
  'already-set-up',
  'desk-closed',
];

let confirmIdentity: (() => Promise<boolean>) | null = null;
let readStageAgain: () => void = () => undefined;

/** Says who asks the person for a fresh factor when main wants one; null while nobody can. Resolves to true when it was right. */
export const askForStepUpWith = (ask: (() => Promise<boolean>) | null): void => {
  confirmIdentity = ask;
};

/** Says what to do when main refuses a call because the window's stage has changed meanwhile. */
export const onStageRefused = (listener: () => void): void => {
  readStageAgain = listener;
};

// Main promises never to reject; a crash of the other side still must not leave a screen waiting for ever.
const settle = async (call: Call, input: unknown): Promise<Result<unknown>> => {
  try {
    return await call(input);
  } catch {
    return { ok: false, error: { code: 'internal-error', incidentId: '' } };
  }
};

const noSession: Result<never> = { ok: false, error: { code: 'no-session' } };

/** These end the session themselves, or lead on from its end: their answer counts after it. */
const outlivesSession: readonly string[] = ['session.signOut', 'session.switchPerson', 'backup.restore'];

const watched =
  (channel: string, call: Call): Call =>
  async (input) => {
    const asked = sessionsEnded();
    const askedAt = stagesEntered();
    const isOver = (): boolean => asked !== sessionsEnded();
    const ask = async (): Promise<Result<unknown>> => {
      const answer = await settle(call, input);
      // What one person asked for is not to reach the next one's screens.
      return isOver() && !outlivesSession.includes(channel) ? noSession : answer;
    };
    let answer = await ask();
    if (!answer.ok && answer.error.code === 'step-up-needed' && confirmIdentity !== null) {
      if (!(await confirmIdentity())) return answer;
      // What one person asked for is not done in the name of the next one.
      if (isOver()) return noSession;
      // A lock in between calls the act off: whoever unlocks the window may not remember it.
      if (askedAt !== stagesEntered()) return answer;
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
 * The typed way to main. Calls never reject; where main wants a step-up, the person is asked once and the same call is
 * made again in the same session and stage, and a cancelled step-up comes back as `step-up-needed`, which screens pass over in silence. An answer that
 * comes when its session has ended is refused as `no-session`.
 */
export const desk: Desk = wrap(window.desk);

/** Whether a failure is to be shown: a step-up that the person cancelled is not. */
export const isToBeShown = (failure: Failure): boolean => failure.code !== 'step-up-needed';
