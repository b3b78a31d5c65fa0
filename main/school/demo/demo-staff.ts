import { demoAccounts } from '../../../shared/demo';
import {
  type RequiredStaffValues,
  type StaffValues,
  withoutOptionalFields,
} from '../../../shared/staff-fields';

const others = [
  { username: 'tom', name: 'Tom Whitaker', role: 'manager' },
  { username: 'jonas', name: 'Jonas Lindqvist', role: 'front-desk' },
  { username: 'grace', name: 'Grace Okafor', role: 'front-desk' },
  { username: 'sam', name: 'Sam Carter', role: 'front-desk' },
  { username: 'leo', name: 'Leo Martins', role: 'instructor' },
  { username: 'yuki', name: 'Yuki Tanaka', role: 'instructor' },
  { username: 'ella', name: 'Ella Nováková', role: 'instructor' },
  { username: 'omar', name: 'Omar Haddad', role: 'instructor' },
  { username: 'chloe', name: 'Chloé Dubois', role: 'instructor' },
] as const satisfies readonly RequiredStaffValues[];

/** The username of the manager who sets up the demo school. */
export const demoFounder = 'ana';

/** All staff, the founder first. */
export const demoStaff: readonly StaffValues[] = [...demoAccounts, ...others].map(withoutOptionalFields);
