import type { RequiredStaffValues } from './staff-fields';

/** The demo school says what it is wherever its name is shown or printed. */
export const demoSchoolName = 'Demo School of Gymnastics';

/** Everybody in the demo school has this password. */
export const demoPassword = 'swim float and glide';

/** The people whom the sign-in page of the demo offers: one for each role, without an authenticator. */
export const demoAccounts: readonly RequiredStaffValues[] = [
  { username: 'ana', name: 'Ana Beltrán', role: 'manager' },
  { username: 'priya', name: 'Priya Nair', role: 'front-desk' },
  { username: 'mia', name: 'Mia Hoffmann', role: 'instructor' },
];
