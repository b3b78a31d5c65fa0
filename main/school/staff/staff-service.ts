import type { Role } from '../../../shared/access';
import type { AuditAction, AuditDetails } from '../../../shared/audit-event';
import type { AccountId } from '../../../shared/ids';
import type { StaffProfile } from '../../../shared/ipc/staff-contract';
import { ok, type Result, refuse, refuseField } from '../../../shared/result';
import { staffFieldNames, type StaffValues, staffValuesOf } from '../../../shared/staff-fields';
import { usernameKey } from '../../../shared/text-fields';
import type { AuditLog } from '../audit/audit-log';
import type { Queries, Store, StoreTransaction } from '../store/schema';
import type { OptionsService } from '../options/options-service';
import type { Attempts } from '../attempts/attempts';
import type { PasswordHasher } from '../attempts/password-hasher';
import { judgeNewPassword } from '../attempts/password-rules';
import type { Actor } from '../sessions/actor';
import type { SessionService } from '../sessions/session-service';
import type { Throttle } from '../attempts/throttle';
import type { TwoFactorService } from '../factors/two-factor-service';
import type { AccountChange } from '../accounts/account-repository';
import type { Account, Accounts } from '../accounts/accounts';
import { isLastManager } from '../accounts/able-managers';
import { inTransaction } from '../store/in-transaction';

/** The account and the version of it that the editor saw. */
export interface Seen {
  readonly accountId: AccountId;
  readonly version: number;
}

/** Dependencies of `StaffService`. */
interface StaffServiceDeps {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly options: OptionsService;
  readonly twoFactor: TwoFactorService;
  readonly throttle: Throttle;
  readonly attempts: Attempts;
  readonly sessions: SessionService;
  readonly hasher: PasswordHasher;
  readonly audit: AuditLog;
}

/** What managers do with staff. The dispatcher has checked the permission and the step-up. */
export class StaffService {
  constructor(private readonly deps: StaffServiceDeps) {}

  /** The Staff Profile. */
  async profile(viewer: Account, id: AccountId): Promise<Result<StaffProfile>> {
    const account = await this.deps.accounts.find(this.deps.store, id);
    return account ? ok(await this.profileOf(this.deps.store, viewer, account)) : refuse('not-found');
  }

  /** The fewest characters of a password by role, under today's Staff Options. */
  async shortestPasswords(): Promise<Record<Role, number>> {
    // A password set by a manager follows the rule of a new account, because its owner may have grace.
    const of = (role: Role): Promise<number> => this.deps.options.shortestPassword(role, null);
    const [manager, frontDesk, instructor] = await Promise.all([
      of('manager'),
      of('front-desk'),
      of('instructor'),
    ]);
    return { manager, 'front-desk': frontDesk, instructor };
  }

  /** Adds somebody, who replaces the password at their first sign-in. */
  async add(
    acting: Actor,
    { password, ...person }: StaffValues & { password: string },
  ): Promise<Result<StaffProfile>> {
    const refused = await this.judgePassword(person, password);
    if (refused) return refused;
    const first = this.deps.accounts.password(await this.deps.hasher.hash(password), 'somebody-else');
    return inTransaction(this.deps.store, acting, async (trx, actor) => {
      const account = await this.deps.accounts.add(trx, { ...person, password: first });
      if (!account) return refuseField('username', 'taken');
      await this.deps.audit.record(trx, {
        action: 'staff.added',
        actor,
        subject: account,
        details: { role: account.role },
      });
      return ok(await this.profileOf(trx, actor, account));
    });
  }

  /** Saves every field and, if given, a first password. A new role or password ends the person's sessions. */
  async edit(
    acting: Actor,
    { accountId, version, password, ...person }: Seen & StaffValues & { password: string | null },
  ): Promise<Result<StaffProfile>> {
    if (password !== null) {
      // My security asks for the present password. An unattended desk must not offer a way around it.
      if (accountId === acting.account.id) return refuse('own-password');
      const refused = await this.judgePassword(person, password);
      if (refused) return refused;
    }
    const hash = password === null ? null : await this.deps.hasher.hash(password);
    const stored = hash === null ? null : this.deps.accounts.password(hash, 'somebody-else');
    const result = await inTransaction(
      this.deps.store,
      acting,
      async (trx, actor): Promise<Result<StaffProfile>> => {
        const before = await this.deps.accounts.find(trx, accountId);
        if (!before) return refuse('not-found');
        const roleChanges = before.role !== person.role;
        if (roleChanges && (await isLastManager(trx, before))) return refuse('last-manager');
        const holder = await this.deps.accounts.findByUsername(trx, person.username);
        if (holder && holder.id !== accountId) return refuseField('username', 'taken');
        const edited = { ...person, username_key: usernameKey(person.username) };
        const change: AccountChange = stored === null ? edited : { ...edited, ...stored };
        const ends = roleChanges || stored !== null;
        const account = await this.deps.accounts.change(trx, { ...before, version }, change, ends);
        if (!account) return refuse('stale-edit');
        await this.deps.audit.record(trx, {
          action: 'staff.edited',
          actor,
          subject: account,
          details: editDetails(before, account),
        });
        if (stored !== null) {
          await this.deps.twoFactor.pending.forget(trx, account.id);
          await this.deps.audit.record(trx, { action: 'password.changed', actor, subject: account });
        }
        return ok(await this.profileOf(trx, actor, account));
      },
    );
    if (result.ok) await this.deps.sessions.revokeStale(accountId);
    return result;
  }

  /** Accounts are set inactive, never deleted. */
  setActive(
    acting: Actor,
    seen: Seen,
    active: boolean,
    details: AuditDetails = {},
  ): Promise<Result<StaffProfile>> {
    return this.change(
      acting,
      seen,
      active ? 'staff.set-active' : 'staff.set-inactive',
      async (trx, account) =>
        !active && (await isLastManager(trx, account)) ? refuse('last-manager') : null,
      { active: active ? 1 : 0 },
      details,
    );
  }

  /** Removes the authenticators, their recovery codes and the person's sessions. A notice says so at the next sign-in. */
  resetTwoFactor(acting: Actor, seen: Seen, details: AuditDetails = {}): Promise<Result<StaffProfile>> {
    return this.change(
      acting,
      seen,
      'two-factor.reset',
      async (trx, account, actor) => {
        // A thief of a manager's session must not be able to replace the manager's phone by their own.
        if (account.id === actor.id) return refuse('own-two-factor');
        if (!(await this.deps.twoFactor.remove(trx, account.id))) return refuse('nothing-to-reset');
        return null;
      },
      {},
      details,
    );
  }

  /** Ends a wait or a lock after failures. */
  async liftLockout(acting: Actor, { accountId }: Seen): Promise<Result<StaffProfile>> {
    return inTransaction(this.deps.store, acting, async (trx, actor) => {
      const account = await this.deps.accounts.find(trx, accountId);
      if (!account) return refuse('not-found');
      if (await this.deps.attempts.lift(trx, account.id)) {
        await this.deps.audit.record(trx, {
          action: 'account.lockout-lifted',
          actor,
          subject: account,
          details: { by: 'manager' },
        });
      }
      return ok(await this.profileOf(trx, actor, account));
    });
  }

  /** A change that ends the person's sessions and challenges, whole or not at all. */
  private async change(
    acting: Actor,
    seen: Seen,
    action: AuditAction,
    prepare: (trx: StoreTransaction, account: Account, actor: Account) => Promise<Result<never> | null>,
    change: AccountChange,
    details: AuditDetails,
  ): Promise<Result<StaffProfile>> {
    const result = await inTransaction(
      this.deps.store,
      acting,
      async (trx, actor): Promise<Result<StaffProfile>> => {
        const before = await this.deps.accounts.find(trx, seen.accountId);
        if (!before) return refuse('not-found');
        if (before.version !== seen.version) return refuse('stale-edit');
        const refused = await prepare(trx, before, actor);
        if (refused) return refused;
        const account = await this.deps.accounts.change(trx, before, change, true);
        if (!account) return refuse('stale-edit');
        await this.deps.audit.record(trx, { action, actor, subject: account, details });
        return ok(await this.profileOf(trx, actor, account));
      },
    );
    if (result.ok) await this.deps.sessions.revokeStale(seen.accountId);
    return result;
  }

  private async profileOf(queries: Queries, viewer: Account, account: Account): Promise<StaffProfile> {
    const twoFactor = await this.deps.twoFactor.stateOf(queries, account.id);
    const throttled = await this.deps.throttle.stateOf(queries, account.id);
    return {
      accountId: account.id,
      version: account.version,
      ...staffValuesOf(account),
      active: account.active === 1,
      hasPassword: account.password_hash !== '',
      isSelf: account.id === viewer.id,
      twoFactor: twoFactor.kind,
      enrolledAt: twoFactor.enrolledAt,
      recoveryCodesLeft: twoFactor.recoveryCodesLeft,
      lastSignInAt: account.last_sign_in_at === 0 ? null : account.last_sign_in_at,
      failuresInRow: throttled.failures,
      lockedUntil: throttled.lockedUntil,
      lockedOut: throttled.lockedOut,
      createdAt: account.created_at,
    };
  }

  private async judgePassword(
    { role, username }: StaffValues,
    password: string,
  ): Promise<Result<never> | null> {
    const school = await this.deps.options.school();
    const shortest = (await this.shortestPasswords())[role];
    const judged = await judgeNewPassword(password, {
      shortest,
      username,
      schoolName: school?.name ?? '',
    });
    return judged && refuseField('password', judged.problem, judged.bound);
  }
}

const editDetails = (before: Account, after: Account): Record<string, string> => {
  const details: Record<string, string> = {};
  for (const field of staffFieldNames)
    if (before[field] !== after[field]) {
      details[`${field}.before`] = before[field];
      details[`${field}.after`] = after[field];
    }
  return details;
};
