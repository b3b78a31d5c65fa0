import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Portal } from '../../shared/access';

/** The application's menu: the portals, editing, zoom. */
export const setMenu = (openPortal: (portal: Portal) => void): void => {
  const onMac = process.platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    ...(onMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        { label: 'Office Portal', accelerator: 'CmdOrCtrl+1', click: () => openPortal('office') },
        { label: 'Staff Portal', accelerator: 'CmdOrCtrl+2', click: () => openPortal('staff') },
        { type: 'separator' },
        onMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [
        { role: 'reload' },
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
      ],
    },
    { role: 'windowMenu' },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
};
