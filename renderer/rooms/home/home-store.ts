import type { DeskState } from '../../../shared/ipc/sign-in-contract';
import { overview } from './overview-store';
import { ownAccount } from '../security/own-account-store';
import type { SignedIn } from '../../client/room';
import { health } from './health-store';

/** Whether this is somebody who manages staff, in the portal where that is done: their Home is the Overview. */
export const seesOverview = (state: DeskState, { permissions }: SignedIn): boolean =>
  state.portal === 'office' && permissions.includes('manage-staff');

/** Whether this is somebody who sees to this desk, in the portal where that is done. */
export const canSeeHealth = (state: DeskState, { permissions }: SignedIn): boolean =>
  state.portal === 'office' && permissions.includes('manage-keys');

/** Reads what Home shows. */
export const loadHome = (withOverview: boolean, withHealth: boolean): void => {
  void ownAccount.load();
  if (withHealth) void health.load();
  if (withOverview) void overview.load();
};
