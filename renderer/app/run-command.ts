import type { CommandId, WindowCommand } from '../../shared/commands';
import { commandOf, isWindowCommand, offeredCommands } from '../../shared/commands';
import type { DeskState } from '../../shared/ipc/sign-in-contract';
import { useDeskView } from '../client/desk-state';
import { goTo } from '../client/route';
import { lockSession, signOut, switchPerson } from '../client/session-acts';
import { toggleDesktopDialog, useOpenDialog } from './open-dialog';

/** What this window does for each command that can be sent to it: nothing that its screens do not do as well. */
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

/** What a window in this state offers. */
export const offeredIn = ({ portal, current }: DeskState): ReadonlySet<CommandId> =>
  offeredCommands({
    portal,
    stage: current.stage,
    permissions: current.stage === 'signed-in' ? current.permissions : [],
  });

/** What this window offers where it stands now. */
export const offeredNow = (): ReadonlySet<CommandId> => {
  const view = useDeskView.getState();
  return view.step === 'ready' ? offeredIn(view.state) : nothing;
};

/** The commands that open a dialog are closed by their own keys. */
const isOwnDialog = (id: WindowCommand): boolean => useOpenDialog.getState().open === id;

/** Whether a dialog asks for something that comes first. */
const isHeldBack = (id: WindowCommand): boolean =>
  !commandOf(id).overDialogs && !isOwnDialog(id) && document.querySelector('dialog[open]') !== null;

/** Does a command where this window offers it, else nothing. Takes what main sent, or which keys were pressed. */
export const runCommand = (id: CommandId): void => {
  if (offeredNow().has(id) && isWindowCommand(id) && !isHeldBack(id)) acts[id]();
};
