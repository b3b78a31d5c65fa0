import { IconHelp, IconHome, IconShieldLock } from '@tabler/icons-react';
import { lazy } from 'react';
import { start } from './start';

const rooms = {
  home: lazy(async () => ({ default: (await import('../rooms/home/home-page')).HomePage })),
  ownSecurity: lazy(async () => ({
    default: (await import('../rooms/security/own-security-page')).OwnSecurityPage,
  })),
  help: lazy(async () => ({ default: (await import('../rooms/help/help-page')).HelpPage })),
};

void start('staff', {
  FirstRun: lazy(async () => ({
    default: (await import('../entry/first-run-elsewhere')).FirstRunElsewhere,
  })),
  rooms: [
    { name: 'home', permission: 'see-own-account', Screen: rooms.home, Icon: IconHome },
    { name: 'ownSecurity', permission: 'see-own-account', Screen: rooms.ownSecurity, Icon: IconShieldLock },
    { name: 'help', permission: 'see-own-account', Screen: rooms.help, Icon: IconHelp },
  ],
});
