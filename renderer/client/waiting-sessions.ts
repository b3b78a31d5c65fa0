import type { AccountId, SessionId } from '../../shared/ids';
import type { DeskStage } from '../../shared/ipc/sign-in-contract';
import { endSession, enterStage } from './session-end';

/** Puts back what one person had left. */
type PutBack = () => void;
type Waiting = Extract<DeskStage, { stage: 'signed-out' }>['waiting'];

const leavers = new Set<() => PutBack>();

/**
 * Registers a part of what waits behind a person who lets somebody else in. `leave` hands over how to put it back, and is
 * followed by `endSession`, which clears the present state. Nothing secret may be in it: no password, no code.
 */
export const waitsWithPerson = (leave: () => PutBack): void => {
  leavers.add(leave);
};

/** What was left by those who wait in this window. No screen reads it; it is put back or thrown away, as a whole. */
const left = new Map<AccountId, { readonly sessionId: SessionId; readonly putBack: readonly PutBack[] }>();

/** Whose session this window shows; the account is not known while new codes, a sheet or a pass are on the screen. */
interface Present {
  readonly accountId: AccountId | null;
  /** The session waited here before, as against a new sign-in. */
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

const leave = (accountId: AccountId | null, waiting: Waiting): void => {
  const session = waiting.find((one) => one.accountId === accountId);
  // Brought back and sent away again without being unlocked, it still has what it left the first time.
  if (session === undefined || left.get(session.accountId)?.sessionId === session.sessionId) return;
  left.set(session.accountId, {
    sessionId: session.sessionId,
    putBack: [...leavers].map((leaver) => leaver()),
  });
};

const outsideSession = (stage: DeskStage): void => {
  const waiting = stage.stage === 'signed-out' ? stage.waiting : [];
  if (present !== null) {
    leave(present.accountId, waiting);
    present = null;
    endSession();
  }
  // Who waits is not said while somebody is on their way in; that may not end a wait.
  if (['code', 'enrolment-code', 'enrolment'].includes(stage.stage)) return;
  for (const [accountId, { sessionId }] of left)
    if (!waiting.some((one) => one.sessionId === sessionId)) left.delete(accountId);
};

/**
 * Follows whose session this window shows. It makes every store forget the person whose session is over or waits, and
 * gives back what waited once its owner has unlocked. A new sign-in gets nothing: main has ended the one that waited.
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
  const waited = left.get(stage.accountId);
  left.delete(stage.accountId);
  if (resumed) for (const putBack of waited?.putBack ?? []) putBack();
};
