import { ok, type Result, refuse, refuseField } from '../../../shared/result';
import type { AuditLog } from '../audit/audit-log';
import type { Store } from '../store/schema';
import type { OptionsService } from '../options/options-service';
import type { Accounts } from '../accounts/accounts';
import type { PasswordHasher } from '../attempts/password-hasher';
import { judgeNewPassword } from '../attempts/password-rules';
import type { SessionService } from '../sessions/session-service';
import type { CallingWindow } from './sign-in-service';

/** What the first-run screen asks for. */
export interface SetUp {
  readonly schoolName: string;
  readonly name: string;
  readonly username: string;
  readonly password: string;
}

/** The first run: the school and its first manager, together or not at all. */
export class SetUpService {
  constructor(
    private readonly store: Store,
    private readonly accounts: Accounts,
    private readonly options: OptionsService,
    private readonly sessions: SessionService,
    private readonly hasher: PasswordHasher,
    private readonly audit: AuditLog,
  ) {}

  /** Whether nobody can sign in yet because nobody exists. */
  async isNeeded(): Promise<boolean> {
    return (await this.options.school()) === null;
  }

  /** Creates both and signs the manager in at the window that asked; once ever. */
  async setUp(window: CallingWindow, { schoolName, name, username, password }: SetUp): Promise<Result<null>> {
    if (!(await this.isNeeded())) return refuse('already-set-up');
    const shortest = await this.options.shortestPassword('manager', null);
    const judged = await judgeNewPassword(password, { shortest, username, schoolName });
    if (judged) return refuseField('password', judged.problem, judged.bound);
    const passwordHash = await this.hasher.hash(password);
    const session = await this.store.transaction().execute(async (trx) => {
      if (!(await this.options.found(trx, schoolName))) return null;
      const account = await this.accounts.add(trx, { name, username, role: 'manager', passwordHash });
      // The school did not exist a moment ago, so nobody has the username.
      if (!account) throw new Error('An account exists without a school');
      await this.audit.record(trx, {
        action: 'school.set-up',
        actor: account,
        subject: account,
        portal: window.portal,
        details: { school: schoolName },
      });
      return this.sessions.write(trx, { ...window, openedWith: 'password' }, account);
    });
    if (!session) return refuse('already-set-up');
    await this.sessions.enter(session);
    return ok(null);
  }
}
