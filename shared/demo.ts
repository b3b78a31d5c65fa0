import type { Role } from './access';

/** The demo school says what it is wherever its name is shown or printed. */
export const demoSchoolName = 'Demo School of Gymnastics';

/** Everybody in the demo school has this password. */
export const demoPassword = 'swim float and glide';

/** Those whom the sign-in page of the demo offers: one a role, without an authenticator, so that no code is needed. */
export const demoAccounts: readonly {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
}[] = [
  { username: 'ana', name: 'Ana Beltrán', role: 'manager' },
  { username: 'priya', name: 'Priya Nair', role: 'front-desk' },
  { username: 'mia', name: 'Mia Hoffmann', role: 'instructor' },
];
