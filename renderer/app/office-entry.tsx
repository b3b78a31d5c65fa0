import {
  IconHelp,
  IconHistory,
  IconHome,
  IconSettings,
  IconShieldLock,
  IconUsers,
} from '@tabler/icons-react';
import { lazy } from 'react';
import { start } from './start';

const rooms = {
  home: lazy(async () => ({ default: (await import('../rooms/home/home-page')).HomePage })),
  ownSecurity: lazy(async () => ({
    default: (await import('../rooms/security/own-security-page')).OwnSecurityPage,
  })),
  staff: lazy(async () => ({ default: (await import('../rooms/staff/staff-room')).StaffRoom })),
  audit: lazy(async () => ({ default: (await import('../rooms/audit/audit-room')).AuditRoom })),
  options: lazy(async () => ({ default: (await import('../rooms/settings/settings-page')).SettingsPage })),
  help: lazy(async () => ({ default: (await import('../rooms/help/help-page')).HelpPage })),
};

void start('office', {
  FirstRun: lazy(async () => ({ default: (await import('../entry/first-run-page')).FirstRunPage })),
  rooms: [
    { name: 'home', permission: 'see-own-account', Screen: rooms.home, Icon: IconHome },
    { name: 'ownSecurity', permission: 'see-own-account', Screen: rooms.ownSecurity, Icon: IconShieldLock },
    { name: 'staff', permission: 'see-staff', Screen: rooms.staff, Icon: IconUsers },
    { name: 'audit', permission: 'read-audit-log', Screen: rooms.audit, Icon: IconHistory },
    {
      name: 'options',
      permission: 'manage-options',
      tabbed: true,
      Screen: rooms.options,
      Icon: IconSettings,
    },
    { name: 'help', permission: 'see-own-account', Screen: rooms.help, Icon: IconHelp },
  ],
});
