import type { DeskState } from '../../../shared/ipc/sign-in-contract';
import { overview } from './overview-store';
import { ownAccount } from '../security/own-account-store';
import type { SignedIn } from '../../client/room';
import { health } from './health-store';

/** Whether the person may manage staff in this portal: then their Home shows the Overview. */
export const seesOverview = (state: DeskState, { permissions }: SignedIn): boolean =>
  state.portal === 'office' && permissions.includes('manage-staff');

/** Whether the person may look after this desk in this portal. */
export const canSeeHealth = (state: DeskState, { permissions }: SignedIn): boolean =>
  state.portal === 'office' && permissions.includes('manage-keys');

/** Loads the contents of Home. */
export const loadHome = (withOverview: boolean, withHealth: boolean): void => {
  void ownAccount.load();
  if (withHealth) void health.load();
  if (withOverview) void overview.load();
};
