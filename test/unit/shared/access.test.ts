import { describe, expect, test } from 'vitest';
import { accessByRole, permissions, roleHolds, roleOpensPortal } from '../../../shared/access';
import { codeAlwaysRequired, shortestPassword } from '../../../shared/staff-options';

describe('who may what', () => {
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

describe('the shortest password', () => {
  test.each([
    ['manager', { office: false, staff: false }, 15],
    ['manager', { office: true, staff: false }, 15],
    ['manager', { office: false, staff: true }, 15],
    ['manager', { office: true, staff: true }, 8],
    ['instructor', { office: true, staff: false }, 15],
    ['instructor', { office: false, staff: true }, 8],
  ] as const)('of a %s with %j is %i', (role, requireTwoFactor, shortest) => {
    expect(shortestPassword(role, requireTwoFactor)).toBe(shortest);
    expect(codeAlwaysRequired(role, requireTwoFactor)).toBe(shortest === 8);
  });
});
