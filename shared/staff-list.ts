import type { Portal, Role } from './access';

/** `set-up`: an authenticator is confirmed. `pending`: the QR code was shown, no right code yet. */
export const twoFactorStates = ['set-up', 'pending', 'not-set-up'] as const;
export type TwoFactorState = (typeof twoFactorStates)[number];

/** Orders of the staff list; the name decides between equals. */
export const staffSorts = ['name', 'username', 'role', 'status', 'two-factor', 'last-sign-in'] as const;
export type StaffSort = (typeof staffSorts)[number];
export const sortDirections = ['ascending', 'descending'] as const;
export type SortDirection = (typeof sortDirections)[number];

/** The filter of the staff list; null means everybody. */
export interface StaffFilter {
  /** Every word is part of the name or, for managers, of the username. */
  text: string;
  role: Role | null;
  /** People whose role opens this portal. */
  portal: Portal | null;
  active: boolean | null;
  twoFactor: TwoFactorState | null;
}

/** The filter that everybody matches. */
export const noStaffFilter: StaffFilter = {
  text: '',
  role: null,
  portal: null,
  active: null,
  twoFactor: null,
};

/** The most rows of a page. */
export const longestStaffPage = 200;

/** The most single people in an act on many. */
export const longestSelection = 10_000;
