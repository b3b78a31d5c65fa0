import type { Portal } from '../../shared/access';
import { type CommandId, offeredCommands } from '../../shared/commands';
import type { SignInPageTexts } from '../../shared/sign-in-page-texts';
import { isolate } from '../../shared/isolate';
import type { DeskStage, DeskState } from '../../shared/ipc/sign-in-contract';
import type { WindowId } from '../school/platform/window-id';
import type { Sender } from '../school/sessions/sender';

/** What a desk does with the state of a window. */
export interface StateScreen {
  /** Keeps a window out of screen captures while a secret is on it. */
  protect(windowId: WindowId, secretOnScreen: boolean): void;
  /** Says which commands a window offers now; the menu shows them while it is in front. */
  offer(windowId: WindowId, commands: ReadonlySet<CommandId>): void;
  /** Has the next start paint a portal's sign-in page before the school is open; null where nothing is sure of it. */
  keepSignInPage(portal: Portal, texts: SignInPageTexts | null): void;
}

/** The stages that put a secret on the screen. */
const secretStages: ReadonlySet<DeskStage['stage']> = new Set([
  'enrolment',
  'new-authenticator',
  'recovery-codes',
  'owner-sheet',
  'given-enrolment-code',
  'one-time-pass',
]);

/** What the next start can paint of a sign-in page before the school is open; null where it says more than that. */
const signInPageOf = ({
  demo,
  clockBehind,
  codeRequiredFrom: from,
  schoolName,
  contactLine,
  codeRequired,
}: DeskState) =>
  demo || clockBehind || from !== null || isolate(schoolName) !== schoolName
    ? null
    : { schoolName, contactLine, codeRequired };

/**
 * Follows a window's new state before its page gets it: a secret is protected from screen captures before it leaves main.
 */
export const showState = (screen: StateScreen, { windowId, portal }: Sender, state: DeskState): void => {
  const { current } = state;
  screen.protect(windowId, secretStages.has(current.stage));
  const permissions = current.stage === 'signed-in' ? current.permissions : [];
  screen.offer(windowId, offeredCommands({ portal, stage: current.stage, permissions }));
  if (current.stage === 'signed-out') screen.keepSignInPage(portal, signInPageOf(state));
};
