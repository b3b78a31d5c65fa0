/** The two portals of Latchkey. Each has a window, an origin and a renderer entry of its own. */
export const portals = ['office', 'staff'] as const;
export type Portal = (typeof portals)[number];

/** The roles of staff. */
export const roles = ['manager', 'front-desk', 'instructor'] as const;
export type Role = (typeof roles)[number];

/** The permissions that a contract entry may require besides a session. */
export const permissions = [
  'see-own-account',
  'see-staff',
  'manage-staff',
  'manage-options',
  'read-audit-log',
  'manage-keys',
  'manage-backups',
] as const;
export type Permission = (typeof permissions)[number];

interface Access {
  readonly portals: readonly Portal[];
  readonly permissions: readonly Permission[];
}

/** The portals and permissions of each role; the only table. */
export const accessByRole: Readonly<Record<Role, Access>> = {
  manager: { portals: ['office', 'staff'], permissions },
  'front-desk': { portals: ['office', 'staff'], permissions: ['see-own-account', 'see-staff'] },
  instructor: { portals: ['staff'], permissions: ['see-own-account'] },
};

/** Whether a role opens a portal. */
export const roleOpensPortal = (role: Role, portal: Portal): boolean =>
  accessByRole[role].portals.includes(portal);

/** Whether a role holds a permission. */
export const roleHolds = (role: Role, permission: Permission): boolean =>
  accessByRole[role].permissions.includes(permission);

/** The other of the two portals: a sign-in page links to it. */
export const otherPortal = (portal: Portal): Portal => (portal === 'office' ? 'staff' : 'office');
