import { auditContract } from './audit-contract';
import { backupContract } from './backup-contract';
import type { Client } from './contract';
import { enrolmentContract } from './enrolment-contract';
import { healthContract } from './health-contract';
import { keysContract } from './keys-contract';
import { oneTimePassContract } from './one-time-pass-contract';
import { optionsContract } from './options-contract';
import { ownAccountContract } from './own-account-contract';
import { sessionContract } from './session-contract';
import { signInContract } from './sign-in-contract';
import { staffContract } from './staff-contract';

/** Every channel there is; the only list. */
export const contracts = {
  signIn: signInContract,
  session: sessionContract,
  ownAccount: ownAccountContract,
  staff: staffContract,
  oneTimePass: oneTimePassContract,
  options: optionsContract,
  audit: auditContract,
  keys: keysContract,
  backup: backupContract,
  health: healthContract,
  enrolment: enrolmentContract,
} as const;
export type Contracts = typeof contracts;

/** What `window.desk` offers besides its channels. */
export interface DeskEvents {
  /** Calls back whenever main says that this window's state changed; returns the way to stop. */
  readonly onChanged: (listener: () => void) => () => void;
}
export type Desk = Client<Contracts> & DeskEvents;
