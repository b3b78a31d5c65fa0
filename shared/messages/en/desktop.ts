import type { CommandId, MenuName } from '../../commands';

const menu: Readonly<Record<MenuName, string>> = {
  app: 'Latchkey',
  // Alt and the letter after & open the menu.
  file: '&File',
  edit: '&Edit',
  go: '&Go',
  view: '&View',
  window: '&Window',
  help: '&Help',
};

const command: Readonly<Record<CommandId, string>> = {
  about: 'About Latchkey',
  services: 'Services',
  hide: 'Hide Latchkey',
  hideOthers: 'Hide Others',
  unhide: 'Show All',
  quitMac: 'Quit Latchkey',
  openOffice: 'Office Portal',
  openStaff: 'Staff Portal',
  lock: 'Lock',
  switchPerson: 'Switch person',
  signOut: 'Sign out',
  close: 'Close Window',
  quit: 'Quit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  palette: 'Find anything',
  goHome: 'Home',
  goOwnSecurity: 'My security',
  goStaff: 'Staff',
  addStaff: 'Add staff member',
  goAudit: 'Audit log',
  goOptions: 'Settings',
  goBackups: 'Backups',
  backUpNow: 'Back up now',
  goKeys: 'Keys',
  reload: 'Reload',
  zoomReset: 'Actual size',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fullScreen: 'Full screen',
  developerTools: 'Developer tools',
  minimize: 'Minimize',
  zoomWindow: 'Zoom',
  front: 'Bring All to Front',
  goHelp: 'Help',
  supportFile: 'Support file',
  shortcuts: 'Keyboard shortcuts',
};

/** English texts of the desktop around the windows: menus, commands, keys. Main uses them too. */
export const desktopTexts = {
  menu,
  command,
  /** As they are written on the keyboards of Windows and Linux; a Mac has signs. */
  key: { control: 'Ctrl', alt: 'Alt', shift: 'Shift', plus: '+' },
  crashed: {
    message: 'This window stopped twice',
    detail: 'Close it and open it again from the File menu. Nothing that was confirmed is lost.',
  },
};
