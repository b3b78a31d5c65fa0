import type { SupervisedEnrolment } from '../authenticators/supervised-enrolment';
import type { Accounts } from '../accounts/accounts';
import type { Attempts } from '../attempts/attempts';
import type { PasswordHasher } from '../attempts/password-hasher';
import type { AuditLog } from '../audit/audit-log';
import type { TwoFactorService } from '../factors/two-factor-service';
import type { OptionsService } from '../options/options-service';
import type { Clock } from '../platform/clock';
import type { ChallengeStore } from '../sessions/challenge-store';
import type { Endings } from '../sessions/endings';
import type { KeysOnScreen } from '../sessions/keys-on-screen';
import type { SessionService } from '../sessions/session-service';
import type { SessionStore } from '../sessions/session-store';
import type { DeskTime } from '../store/desk-time';
import type { Store } from '../store/schema';
import type { OneTimePasses } from './one-time-passes';
import type { Vouching } from './vouching';

/** Dependencies of `SignInService` and of the steps that it runs. */
export interface SignInDeps {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly options: OptionsService;
  readonly twoFactor: TwoFactorService;
  readonly attempts: Attempts;
  readonly challenges: ChallengeStore;
  readonly sessionStore: SessionStore;
  readonly keysOnScreen: KeysOnScreen;
  readonly sessions: SessionService;
  readonly endings: Endings;
  readonly hasher: PasswordHasher;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly time: DeskTime;
  readonly supervised: SupervisedEnrolment;
  readonly vouching: Vouching;
  readonly passes: OneTimePasses;
}
