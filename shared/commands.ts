import type { Permission, Portal } from './access';

/** The keyboards that there are: a Mac's, and that of Windows and Linux. */
export const keyboards = ['mac', 'other'] as const;
export type Keyboard = (typeof keyboards)[number];

/** The menus of the menu bar, in order; `app` is the Mac's own, named after the app. */
export const menuNames = ['app', 'file', 'edit', 'go', 'view', 'window', 'help'] as const;
export type MenuName = (typeof menuNames)[number];

type ByKeyboard<T> = Readonly<Record<Keyboard, T>>;

/** What Electron does by itself when a menu item has the role; its label is ours, its keys are as stated here. */
type Role =
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'reload'
  | 'togglefullscreen'
  | 'toggleDevTools'
  | 'minimize'
  | 'zoom'
  | 'front'
  | 'close'
  | 'services'
  | 'hide'
  | 'hideOthers'
  | 'unhide'
  | 'quit';

/**
 * One command, stated once: the menu, the keys, the palette, the shortcut sheet and the tests are derived from it.
 * `when` and `permission` are for what is offered; main's channels check everything again.
 */
interface Command {
  /** Where it stands in the menu bar; null where that platform has it elsewhere, or not at all. */
  readonly menu: ByKeyboard<MenuName | null>;
  /** Items of the same menu with different numbers are kept apart by a line. */
  readonly group: number;
  /** Who does it: main, the window that it is sent to, or Electron under that role. */
  readonly by: 'main' | 'window' | Role;
  /**
   * `signed-in` is in the rooms; `unlocked` also while a new authenticator is set up, or something that is shown once is on
   * the screen; `in-session` is locked or not.
   */
  readonly when: 'always' | 'signed-in' | 'unlocked' | 'in-session';
  readonly permission?: Permission;
  /** Both where none is named. */
  readonly portals?: readonly Portal[];
  /** Accelerators as Electron writes them. The first is shown; the others work as well. */
  readonly keys: ByKeyboard<readonly string[]>;
  /** Also while a dialog is open: it leaves the session, dialog and all. */
  readonly overDialogs?: true;
  /** Not in an app that is packaged for people. */
  readonly unpackaged?: true;
}

const everywhere = (menu: MenuName): ByKeyboard<MenuName> => ({ mac: menu, other: menu });
const onMac = (menu: MenuName): ByKeyboard<MenuName | null> => ({ mac: menu, other: null });
const notOnMac = (menu: MenuName): ByKeyboard<MenuName | null> => ({ mac: null, other: menu });
const keys = (...all: readonly string[]): ByKeyboard<readonly string[]> => ({ mac: all, other: all });
const none = keys();

const session = { by: 'window', when: 'in-session', overDialogs: true } as const;
const room = { menu: everywhere('go'), group: 1, by: 'window', when: 'signed-in' } as const;
const managersRoom = { ...room, group: 2, portals: ['office'] } as const;
const edit = { menu: everywhere('edit'), when: 'always' } as const;

/** Every command there is; the only table. */
export const commands = {
  about: {
    menu: { mac: 'app', other: 'help' },
    group: 3,
    by: 'window',
    when: 'always',
    keys: none,
  },
  services: { menu: onMac('app'), group: 5, by: 'services', when: 'always', keys: none },
  hide: { menu: onMac('app'), group: 6, by: 'hide', when: 'always', keys: keys('CmdOrCtrl+H') },
  hideOthers: {
    menu: onMac('app'),
    group: 6,
    by: 'hideOthers',
    when: 'always',
    keys: keys('CmdOrCtrl+Alt+H'),
  },
  unhide: { menu: onMac('app'), group: 6, by: 'unhide', when: 'always', keys: none },
  quitMac: { menu: onMac('app'), group: 7, by: 'quit', when: 'always', keys: keys('CmdOrCtrl+Q') },

  openOffice: {
    menu: everywhere('file'),
    group: 1,
    by: 'main',
    when: 'always',
    keys: keys('CmdOrCtrl+1'),
  },
  openStaff: {
    menu: everywhere('file'),
    group: 1,
    by: 'main',
    when: 'always',
    keys: keys('CmdOrCtrl+2'),
  },
  lock: {
    ...session,
    when: 'unlocked',
    menu: everywhere('file'),
    group: 2,
    keys: keys('CmdOrCtrl+L'),
  },
  switchPerson: {
    ...session,
    menu: everywhere('file'),
    group: 2,
    keys: keys('CmdOrCtrl+Shift+L'),
  },
  signOut: { ...session, menu: everywhere('file'), group: 2, keys: none },
  close: { menu: onMac('file'), group: 3, by: 'close', when: 'always', keys: keys('CmdOrCtrl+W') },
  quit: { menu: notOnMac('file'), group: 3, by: 'quit', when: 'always', keys: keys('CmdOrCtrl+Q') },

  undo: { ...edit, group: 1, by: 'undo', keys: keys('CmdOrCtrl+Z') },
  redo: { ...edit, group: 1, by: 'redo', keys: { mac: ['CmdOrCtrl+Shift+Z'], other: ['CmdOrCtrl+Y'] } },
  cut: { ...edit, group: 2, by: 'cut', keys: keys('CmdOrCtrl+X') },
  copy: { ...edit, group: 2, by: 'copy', keys: keys('CmdOrCtrl+C') },
  paste: { ...edit, group: 2, by: 'paste', keys: keys('CmdOrCtrl+V') },
  selectAll: { ...edit, group: 3, by: 'selectAll', keys: keys('CmdOrCtrl+A') },

  palette: { ...room, group: 0, keys: keys('CmdOrCtrl+K') },
  goHome: { ...room, permission: 'see-own-account', keys: none },
  goOwnSecurity: { ...room, permission: 'see-own-account', keys: none },
  goStaff: { ...managersRoom, permission: 'see-staff', keys: none },
  addStaff: { ...managersRoom, permission: 'manage-staff', keys: none },
  goAudit: { ...managersRoom, permission: 'read-audit-log', keys: none },
  goOptions: {
    ...managersRoom,
    menu: { mac: 'app', other: 'go' },
    group: 4,
    permission: 'manage-options',
    keys: keys('CmdOrCtrl+,'),
  },
  goBackups: { ...managersRoom, group: 4, permission: 'manage-backups', keys: none },
  backUpNow: { ...managersRoom, group: 4, permission: 'manage-backups', keys: none },
  goKeys: { ...managersRoom, group: 4, permission: 'manage-keys', keys: none },

  reload: { menu: everywhere('view'), group: 1, by: 'reload', when: 'always', keys: keys('CmdOrCtrl+R') },
  zoomReset: { menu: everywhere('view'), group: 2, by: 'main', when: 'always', keys: keys('CmdOrCtrl+0') },
  zoomIn: {
    menu: everywhere('view'),
    group: 2,
    by: 'main',
    when: 'always',
    keys: keys('CmdOrCtrl+Plus', 'CmdOrCtrl+=', 'CmdOrCtrl+numadd'),
  },
  zoomOut: {
    menu: everywhere('view'),
    group: 2,
    by: 'main',
    when: 'always',
    keys: keys('CmdOrCtrl+-', 'CmdOrCtrl+numsub'),
  },
  fullScreen: {
    menu: everywhere('view'),
    group: 3,
    by: 'togglefullscreen',
    when: 'always',
    keys: { mac: ['Control+Command+F'], other: ['F11'] },
  },
  developerTools: {
    menu: everywhere('view'),
    group: 4,
    by: 'toggleDevTools',
    when: 'always',
    keys: { mac: ['CmdOrCtrl+Alt+I'], other: ['CmdOrCtrl+Shift+I'] },
    unpackaged: true,
  },

  minimize: { menu: onMac('window'), group: 1, by: 'minimize', when: 'always', keys: keys('CmdOrCtrl+M') },
  zoomWindow: { menu: onMac('window'), group: 1, by: 'zoom', when: 'always', keys: none },
  front: { menu: onMac('window'), group: 2, by: 'front', when: 'always', keys: none },

  goHelp: { ...room, menu: everywhere('help'), permission: 'see-own-account', keys: none },
  supportFile: {
    ...managersRoom,
    menu: everywhere('help'),
    permission: 'manage-keys',
    keys: none,
  },
  shortcuts: {
    menu: everywhere('help'),
    group: 1,
    by: 'window',
    when: 'always',
    keys: keys('F1', 'CmdOrCtrl+/'),
  },
} as const satisfies Readonly<Record<string, Command>>;

export type CommandId = keyof typeof commands;
type Commands = typeof commands;

/** The commands that are sent to a window. */
export type WindowCommand = {
  [Id in CommandId]: Commands[Id]['by'] extends 'window' ? Id : never;
}[CommandId];

/** The commands that main does. */
export type MainCommand = {
  [Id in CommandId]: Commands[Id]['by'] extends 'main' ? Id : never;
}[CommandId];

/** All of them, in the table's order. */
export const commandIds = Object.keys(commands) as readonly CommandId[];

/** A command's entry, with what it does not state left undefined. */
export const commandOf = (id: CommandId): Command => commands[id];

/** Whether a command is one that a window does. */
export const isWindowCommand = (id: CommandId): id is WindowCommand => commandOf(id).by === 'window';

/** Where a window stands, as far as commands ask. */
export interface Standing {
  readonly portal: Portal;
  readonly stage: string;
  /** Empty unless signed in. */
  readonly permissions: readonly Permission[];
}

const stagesOf: Readonly<Record<Command['when'], readonly string[] | null>> = {
  always: null,
  'signed-in': ['signed-in'],
  unlocked: [
    'signed-in',
    'new-authenticator',
    'recovery-codes',
    'owner-sheet',
    'given-enrolment-code',
    'one-time-pass',
  ],
  'in-session': ['signed-in', 'new-authenticator', 'locked'],
};

/** The commands that a window offers: by its stage, the portal and the person's permissions. */
export const offeredCommands = (standing: Standing): ReadonlySet<CommandId> =>
  new Set(
    commandIds.filter((id) => {
      const { when, permission, portals } = commandOf(id);
      const stages = stagesOf[when];
      return (
        (stages === null || stages.includes(standing.stage)) &&
        (permission === undefined || standing.permissions.includes(permission)) &&
        (portals === undefined || portals.includes(standing.portal))
      );
    }),
  );
