import type { Portal, Role } from './access';

/** `set-up`: an authenticator is confirmed. `pending`: the QR code was shown, no right code yet. */
export const twoFactorStates = ['set-up', 'pending', 'not-set-up'] as const;
export type TwoFactorState = (typeof twoFactorStates)[number];

/** Orders of the staff list; where two are alike the name decides. */
export const staffSorts = ['name', 'username', 'role', 'status', 'two-factor', 'last-sign-in'] as const;
export type StaffSort = (typeof staffSorts)[number];
export const sortDirections = ['ascending', 'descending'] as const;
export type SortDirection = (typeof sortDirections)[number];

/** Whom the staff list is narrowed to; null lets everybody through. */
export interface StaffFilter {
  /** The name, or for managers the username, contains every word of it. */
  text: string;
  role: Role | null;
  /** Whose role opens this portal. */
  portal: Portal | null;
  active: boolean | null;
  twoFactor: TwoFactorState | null;
}

/** Everybody. */
export const noStaffFilter: StaffFilter = {
  text: '',
  role: null,
  portal: null,
  active: null,
  twoFactor: null,
};

/** The most rows of a page. */
export const longestStaffPage = 200;

/** The most people that are named one by one in an act on many. */
export const longestSelection = 10_000;
