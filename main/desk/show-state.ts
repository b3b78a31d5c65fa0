import type { Portal } from '../../shared/access';
import { type CommandId, offeredCommands } from '../../shared/commands';
import type { SignInPageTexts } from '../../shared/sign-in-page-texts';
import { isolate } from '../../shared/isolate';
import type { DeskStage, DeskState } from '../../shared/ipc/sign-in-contract';
import type { WindowId } from '../school/platform/window-id';
import type { Sender } from '../school/sessions/sender';

/** The parts of a desk that depend on a window's state. */
export interface StateScreen {
  /** Keeps a window out of screen captures while a secret is on it. */
  protect(windowId: WindowId, secretOnScreen: boolean): void;
  /** Sets the commands that a window offers. The menu shows them while the window is in front. */
  offer(windowId: WindowId, commands: ReadonlySet<CommandId>): void;
  /** Saves the texts that the next start paints before the school is open; null if it must not paint any. */
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

/** The texts that the next start can paint before the school is open; null if the page depends on more than these. */
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
 * Applies a window's new state before its page gets it, so that capture protection is on before a secret leaves main.
 */
export const showState = (screen: StateScreen, { windowId, portal }: Sender, state: DeskState): void => {
  const { current } = state;
  screen.protect(windowId, secretStages.has(current.stage));
  const permissions = current.stage === 'signed-in' ? current.permissions : [];
  screen.offer(windowId, offeredCommands({ portal, stage: current.stage, permissions }));
  if (current.stage === 'signed-out') screen.keepSignInPage(portal, signInPageOf(state));
};
