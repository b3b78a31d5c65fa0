import type { CommandId, WindowCommand } from '../../shared/commands';
import { commandOf, isWindowCommand, offeredCommands } from '../../shared/commands';
import type { DeskState } from '../../shared/ipc/sign-in-contract';
import { useDeskView } from '../client/desk-state';
import { goTo } from '../client/route';
import { lockSession, signOut, switchPerson } from '../client/session-acts';
import { toggleDesktopDialog, useOpenDialog } from './open-dialog';

/** The act of each command in this window. The screens offer every one of these acts as well. */
const acts: Readonly<Record<WindowCommand, () => void>> = {
  lock: lockSession,
  switchPerson,
  signOut,
  palette: () => toggleDesktopDialog('palette'),
  shortcuts: () => toggleDesktopDialog('shortcuts'),
  about: () => toggleDesktopDialog('about'),
  supportFile: () => toggleDesktopDialog('supportFile'),
  goHome: () => goTo('home'),
  goOwnSecurity: () => goTo('ownSecurity'),
  goStaff: () => goTo('staff'),
  addStaff: () => goTo('staff', 'new'),
  goAudit: () => goTo('audit'),
  goOptions: () => goTo('options'),
  goBackups: () => goTo('options', 'backups'),
  goKeys: () => goTo('options', 'keys'),
  goHelp: () => goTo('help'),
  backUpNow: () => {
    void import('../rooms/settings/backups-store').then(({ wantBackup }) => {
      wantBackup();
      goTo('options', 'backups');
    });
  },
};

const nothing: ReadonlySet<CommandId> = new Set();

/** The commands that a window in this state offers. */
export const offeredIn = ({ portal, current }: DeskState): ReadonlySet<CommandId> =>
  offeredCommands({
    portal,
    stage: current.stage,
    permissions: current.stage === 'signed-in' ? current.permissions : [],
  });

/** The commands that this window offers now. */
export const offeredNow = (): ReadonlySet<CommandId> => {
  const view = useDeskView.getState();
  return view.step === 'ready' ? offeredIn(view.state) : nothing;
};

/** Whether the command's own dialog is open: its keys close it again. */
const isOwnDialog = (id: WindowCommand): boolean => useOpenDialog.getState().open === id;

/** Whether an open dialog, which the person must answer first, blocks the command. */
const isHeldBack = (id: WindowCommand): boolean =>
  !commandOf(id).overDialogs && !isOwnDialog(id) && document.querySelector('dialog[open]') !== null;

/** Runs a command from main's menu or the keyboard, if this window offers it. */
export const runCommand = (id: CommandId): void => {
  if (offeredNow().has(id) && isWindowCommand(id) && !isHeldBack(id)) acts[id]();
};
