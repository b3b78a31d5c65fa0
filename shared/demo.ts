import type { RequiredStaffValues } from './staff-fields';

/** The name of the demo school marks it as a demo on every window and every sheet. */
export const demoSchoolName = 'Demo School of Gymnastics';

/** The password of every account in the demo school. */
export const demoPassword = 'swim float and glide';

/** The accounts that the demo's sign-in page offers: one for each role, without an authenticator, so that none needs a code. */
export const demoAccounts: readonly RequiredStaffValues[] = [
  { username: 'ana', name: 'Ana Beltrán', role: 'manager' },
  { username: 'priya', name: 'Priya Nair', role: 'front-desk' },
  { username: 'mia', name: 'Mia Hoffmann', role: 'instructor' },
];
