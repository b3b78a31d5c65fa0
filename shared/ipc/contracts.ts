import { auditContract } from './audit-contract';
import { authenticatorsContract } from './authenticators-contract';
import { backupContract } from './backup-contract';
import type { DeskEvents } from '../desk-events';
import type { Client } from './contract';
import { enrolmentContract } from './enrolment-contract';
import { healthContract } from './health-contract';
import { keysContract } from './keys-contract';
import { languageContract } from './language-contract';
import { oneTimePassContract } from './one-time-pass-contract';
import { optionsContract } from './options-contract';
import { overviewContract } from './overview-contract';
import { printContract } from './print-contract';
import { ownAccountContract } from './own-account-contract';
import { sessionContract } from './session-contract';
import { signInContract } from './sign-in-contract';
import { staffBulkContract } from './staff-bulk-contract';
import { staffContract } from './staff-contract';
import { supportContract } from './support-contract';
import { tokensContract } from './tokens-contract';
import { staffFileContract } from './staff-file-contract';

/** Every channel; the only list. */
export const contracts = {
  signIn: signInContract,
  session: sessionContract,
  ownAccount: ownAccountContract,
  authenticators: authenticatorsContract,
  staff: staffContract,
  oneTimePass: oneTimePassContract,
  tokens: tokensContract,
  staffBulk: staffBulkContract,
  staffFile: staffFileContract,
  options: optionsContract,
  audit: auditContract,
  keys: keysContract,
  backup: backupContract,
  health: healthContract,
  enrolment: enrolmentContract,
  language: languageContract,
  support: supportContract,
  overview: overviewContract,
  print: printContract,
} as const;
export type Contracts = typeof contracts;

export type Desk = Client<Contracts> & DeskEvents;

/** The channels that take a factor of the actor's own. */
export type StepUpChannel = {
  [Concept in keyof Contracts]: {
    [Method in keyof Contracts[Concept] & string]: Contracts[Concept][Method] extends {
      readonly stepUp: unknown;
    }
      ? `${Concept}.${Method}`
      : never;
  }[keyof Contracts[Concept] & string];
}[keyof Contracts];
