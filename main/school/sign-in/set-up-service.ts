import { ok, type Result, refuse, refuseField } from '../../../shared/result';
import { withoutOptionalFields } from '../../../shared/staff-fields';
import type { AuditLog } from '../audit/audit-log';
import type { Store } from '../store/schema';
import type { OptionsService } from '../options/options-service';
import type { Accounts } from '../accounts/accounts';
import type { PasswordHasher } from '../attempts/password-hasher';
import { judgeNewPassword } from '../attempts/password-rules';
import type { SessionService } from '../sessions/session-service';
import type { Sender } from '../sessions/sender';
import { inTransaction, nobody } from '../store/in-transaction';

/** What the person types on the first-run screen. */
export interface SetUp {
  readonly schoolName: string;
  readonly name: string;
  readonly username: string;
  readonly password: string;
}

/** Dependencies of `SetUpService`. */
interface SetUpServiceDeps {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly options: OptionsService;
  readonly sessions: SessionService;
  readonly hasher: PasswordHasher;
  readonly audit: AuditLog;
}

/** The first run. It creates the school and its first manager, both or neither. */
export class SetUpService {
  constructor(private readonly deps: SetUpServiceDeps) {}

  /** Whether the school does not exist yet. */
  async isNeeded(): Promise<boolean> {
    return (await this.deps.options.school()) === null;
  }

  /** Creates the school and its manager, and signs the manager in at the calling window. Succeeds once. */
  async setUp(sender: Sender, { schoolName, name, username, password }: SetUp): Promise<Result<null>> {
    if (!(await this.isNeeded())) return refuse('already-set-up');
    const shortest = await this.deps.options.shortestPassword('manager', null);
    const weakness = await judgeNewPassword(password, { shortest, username, schoolName });
    if (weakness) return refuseField('password', weakness.problem, weakness.bound);
    const own = this.deps.accounts.password(await this.deps.hasher.hash(password), 'owner');
    const session = await inTransaction(this.deps.store, nobody, async (trx) => {
      if (!(await this.deps.options.found(trx, schoolName))) return null;
      const person = withoutOptionalFields({ name, username, role: 'manager' });
      const account = await this.deps.accounts.add(trx, { ...person, password: own });
      // There are no accounts before the school, so the username is free.
      if (!account) throw new Error('An account exists without a school');
      await this.deps.audit.record(trx, {
        action: 'school.set-up',
        actor: account,
        subject: account,
        portal: sender.portal,
        details: { school: schoolName },
      });
      return this.deps.sessions.write(trx, { ...sender, openedWith: 'password' }, account);
    });
    if (!session) return refuse('already-set-up');
    await this.deps.sessions.enter(session);
    return ok(null);
  }
}
