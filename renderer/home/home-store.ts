import type { DeskState } from '../../shared/ipc/sign-in-contract';
import { noStaffFilter } from '../../shared/staff-list';
import { createLoaded } from '../components/loaded';
import { desk } from '../desk-client';
import { ownAccount } from '../own-security/own-account-store';
import type { SignedIn } from '../shell/room';
import { health } from './health-store';

/** How many people have an account; only asked for where somebody could add one. */
export const staffCount = createLoaded(async () => {
  const answer = await desk.staff.search({
    filter: noStaffFilter,
    sort: 'name',
    direction: 'ascending',
    after: null,
    skip: 0,
    limit: 1,
  });
  return answer.ok ? ({ ok: true, value: answer.value.total ?? 0 } as const) : answer;
});

/** Whether this is somebody who could add colleagues, in the portal where that is done. */
export const canAddStaff = (state: DeskState, { permissions }: SignedIn): boolean =>
  state.portal === 'office' && permissions.includes('manage-staff');

/** Whether this is somebody who sees to this desk, in the portal where that is done. */
export const canSeeHealth = (state: DeskState, { permissions }: SignedIn): boolean =>
  state.portal === 'office' && permissions.includes('manage-keys');

/** Reads what Home shows. */
export const loadHome = (withStaff: boolean, withHealth: boolean): void => {
  void ownAccount.load();
  if (withHealth) void health.load();
  if (withStaff) void staffCount.load();
};
