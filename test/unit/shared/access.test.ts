import { describe, expect, test } from 'vitest';
import { accessByRole, permissions, roleHolds, roleOpensPortal } from '../../../shared/access';

describe('the portals and permissions of a role', () => {
  // product.md, "Roles, portals and what stands behind the door".
  test.each([
    ['manager', ['office', 'staff'], permissions],
    ['front-desk', ['office', 'staff'], ['see-own-account', 'see-staff']],
    ['instructor', ['staff'], ['see-own-account']],
  ] as const)('%s', (role, portals, permissions) => {
    expect(accessByRole[role]).toEqual({ portals, permissions });
    expect(roleOpensPortal(role, 'office')).toBe(role !== 'instructor');
    expect(roleHolds(role, 'manage-staff')).toBe(role === 'manager');
  });
});
