import type { Permission, Portal } from './access';

/** The kinds of keyboards: the Mac's, and the one of Windows and Linux. */
export const keyboards = ['mac', 'other'] as const;
export type Keyboard = (typeof keyboards)[number];

/** The menus of the menu bar, in order. `app` exists only on the Mac and has the app's name. */
export const menuNames = ['app', 'file', 'edit', 'go', 'view', 'window', 'help'] as const;
export type MenuName = (typeof menuNames)[number];

type ByKeyboard<T> = Readonly<Record<Keyboard, T>>;

/** The roles that Electron implements for a menu item. The app sets the label and the keys itself. */
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
 * One command. The menu, the keys, the palette, the shortcut sheet and the tests all derive from it. `when` and
 * `permission` decide only whether a window offers it; main's channels check everything again.
 */
interface Command {
  /** Its menu; null where the platform puts it elsewhere, or has none. */
  readonly menu: ByKeyboard<MenuName | null>;
  /** A line separates items of one menu with different numbers. */
  readonly group: number;
  /** Who runs it: main, the window, or Electron under that role. */
  readonly by: 'main' | 'window' | Role;
  /**
   * The stages that offer it. `signed-in`: the pages of a session. `unlocked`: also a new authenticator, and the pages that
   * show a secret once. `in-session`: also the lock screen.
   */
  readonly when: 'always' | 'signed-in' | 'unlocked' | 'in-session';
  readonly permission?: Permission;
  /** Both portals where none is named. */
  readonly portals?: readonly Portal[];
  /** Accelerators in Electron's notation. The menu shows the first one; the others work as well. */
  readonly keys: ByKeyboard<readonly string[]>;
  /** Works while a dialog is open, because it leaves the session anyway. */
  readonly overDialogs?: true;
  /** Missing from a packaged app. */
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

/** Every command; the only table. */
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

/** The commands that a window runs. */
export type WindowCommand = {
  [Id in CommandId]: Commands[Id]['by'] extends 'window' ? Id : never;
}[CommandId];

/** The commands that main runs. */
export type MainCommand = {
  [Id in CommandId]: Commands[Id]['by'] extends 'main' ? Id : never;
}[CommandId];

/** All commands, in the order of the table. */
export const commandIds = Object.keys(commands) as readonly CommandId[];

/** The entry of a command; its missing fields are undefined. */
export const commandOf = (id: CommandId): Command => commands[id];

/** Whether a window runs the command. */
export const isWindowCommand = (id: CommandId): id is WindowCommand => commandOf(id).by === 'window';

/** The facts of a window that decide which commands it offers. */
export interface WindowFacts {
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

/** The commands that a window offers in its stage and portal, with the person's permissions. */
export const offeredCommands = (window: WindowFacts): ReadonlySet<CommandId> =>
  new Set(
    commandIds.filter((id) => {
      const { when, permission, portals } = commandOf(id);
      const stages = stagesOf[when];
      return (
        (stages === null || stages.includes(window.stage)) &&
        (permission === undefined || window.permissions.includes(permission)) &&
        (portals === undefined || portals.includes(window.portal))
      );
    }),
  );
