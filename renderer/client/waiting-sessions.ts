import type { AccountId, SessionId } from '../../shared/ids';
import type { DeskStage } from '../../shared/ipc/sign-in-contract';
import { endSession, enterStage } from './session-end';

/** Restores one store's part of a waiting session. */
type Restore = () => void;
type Waiting = Extract<DeskStage, { stage: 'signed-out' }>['waiting'];

const savers = new Set<() => Restore>();

/**
 * Registers a store's part of a session that waits while another person signs in. `save` returns the function that restores it;
 * `endSession` then clears the present state. It must hold no secret: no password, no code.
 */
export const waitsWithPerson = (save: () => Restore): void => {
  savers.add(save);
};

/** The saved parts of each session that waits in this window. No screen reads them; they are restored or dropped together. */
const saved = new Map<AccountId, { readonly sessionId: SessionId; readonly restores: readonly Restore[] }>();

/** The session that this window shows. Its account is null while new codes, a sheet or a pass are on the screen. */
interface Present {
  readonly accountId: AccountId | null;
  /** Whether the session waited here before, rather than starting with a new sign-in. */
  readonly resumed: boolean;
}
let present: Present | null = null;

const isInSession = ({ stage }: DeskStage): boolean =>
  [
    'signed-in',
    'new-authenticator',
    'recovery-codes',
    'owner-sheet',
    'given-enrolment-code',
    'one-time-pass',
    'locked',
  ].includes(stage);

const save = (accountId: AccountId | null, waiting: Waiting): void => {
  const session = waiting.find((one) => one.accountId === accountId);
  // A session that came back but was never unlocked still has its first saved parts.
  if (session === undefined || saved.get(session.accountId)?.sessionId === session.sessionId) return;
  saved.set(session.accountId, {
    sessionId: session.sessionId,
    restores: [...savers].map((saver) => saver()),
  });
};

const outsideSession = (stage: DeskStage): void => {
  const waiting = stage.stage === 'signed-out' ? stage.waiting : [];
  if (present !== null) {
    save(present.accountId, waiting);
    present = null;
    endSession();
  }
  // The state lists no waiting sessions during a sign-in; that must not drop any.
  if (['code', 'enrolment-code', 'enrolment', 'first-password'].includes(stage.stage)) return;
  for (const [accountId, { sessionId }] of saved)
    if (!waiting.some((one) => one.sessionId === sessionId)) saved.delete(accountId);
};

/**
 * Follows which session this window shows. It makes every store forget a person whose session has ended or waits, and
 * restores the saved parts once the owner has unlocked. A new sign-in restores nothing: main has ended the waiting session.
 */
export const followSession = (stage: DeskStage): void => {
  enterStage(stage.stage);
  if (!isInSession(stage)) return outsideSession(stage);
  const accountId = 'accountId' in stage ? stage.accountId : (present?.accountId ?? null);
  const another = present !== null && present.accountId !== null && present.accountId !== accountId;
  if (another) endSession();
  const resumed = present === null || another ? stage.stage === 'locked' : present.resumed;
  present = { accountId, resumed };
  if (stage.stage !== 'signed-in') return;
  const session = saved.get(stage.accountId);
  saved.delete(stage.accountId);
  if (resumed) for (const restore of session?.restores ?? []) restore();
};
