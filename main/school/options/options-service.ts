import { type Portal, portals, type Role, roleOpensPortal } from '../../../shared/access';
import type {
  Preflight,
  PreflightMore,
  PreflightPage,
  StoredOptions,
} from '../../../shared/ipc/options-contract';
import { policy } from '../../../shared/policy';
import { ok, type Result, refuse, refuseField } from '../../../shared/result';
import { defaultStaffOptions, staffOptionEntries, type StaffOptions } from '../../../shared/staff-options';
import { type Requirement, requirementOf, shortestPassword } from '../../../shared/two-factor-requirement';
import type { AuditDetails } from '../../../shared/audit-event';
import type { AuditLog } from '../audit/audit-log';
import type { Queries, Store } from '../store/schema';
import type { DeskTime } from '../store/desk-time';
import type { Account } from '../accounts/accounts';
import type { TwoFactorService } from '../factors/two-factor-service';
import { preflight, preflightMore, type Reach, reachOf } from './preflight';
import { insertSchool, readSchool, type School, updateOptions } from './school-repository';
import { type Acting, inTransaction } from '../store/in-transaction';

/** Dependencies of `OptionsService`. */
interface OptionsServiceDeps {
  readonly store: Store;
  readonly twoFactor: TwoFactorService;
  readonly audit: AuditLog;
  readonly time: DeskTime;
}

/** The school's name and the policy that its managers set. */
export class OptionsService {
  constructor(private readonly deps: OptionsServiceDeps) {}

  /** The school, or null before the first run. */
  school(): Promise<School | null> {
    return readSchool(this.deps.store);
  }

  /** Today's Staff Options. */
  async current(): Promise<StaffOptions> {
    return (await this.school())?.options ?? defaultStaffOptions;
  }

  /** Adds the school at the first run; false when there is one. */
  found(queries: Queries, name: string): Promise<boolean> {
    return insertSchool(queries, name, defaultStaffOptions, this.deps.time.latest());
  }

  /**
   * Whether a step-up takes this person's code: they have an authenticator, and one of their portals asks for codes. The
   * portal of the session is not enough: a password alone could then make recovery codes for the portal that asks. Where
   * enrolment is supervised, a password alone must not add an authenticator either.
   */
  async stepsUpWithCode(queries: Queries, account: Account): Promise<boolean> {
    const { requireTwoFactor, supervisedEnrolment } =
      (await readSchool(queries))?.options ?? defaultStaffOptions;
    const asksForCodes = portals.some(
      (portal) => requireTwoFactor[portal] && roleOpensPortal(account.role, portal),
    );
    return (
      (asksForCodes || supervisedEnrolment) && (await this.deps.twoFactor.isEnrolled(queries, account.id))
    );
  }

  /** What a portal asks of an account now. It takes the latest time that the desk has seen: a clock turned back extends nothing. */
  async requirementOf(queries: Queries, account: Account, portal: Portal): Promise<Requirement> {
    const options = (await readSchool(queries))?.options ?? defaultStaffOptions;
    const enrolled = await this.deps.twoFactor.isEnrolled(queries, account.id);
    return requirementOf(
      options,
      portal,
      { enrolled, createdAt: account.created_at },
      this.deps.time.latest(),
    );
  }

  /** Whether setting up a first app takes a manager's enrolment code. */
  async supervisesEnrolment(queries: Queries): Promise<boolean> {
    return (await readSchool(queries))?.options.supervisedEnrolment ?? false;
  }

  /** The shortest password of this role in characters; `account` null for a new account. */
  async shortestPassword(role: Role, account: Account | null): Promise<number> {
    const now = this.deps.time.latest();
    return shortestPassword(role, await this.current(), account?.created_at ?? now, now);
  }

  async read(): Promise<Result<StoredOptions>> {
    const school = await this.school();
    return school ? ok({ version: school.version, options: school.options }) : refuse('not-found');
  }

  /** Counts the people whom each portal's switch would reach. */
  reach(): Promise<Record<Portal, Reach>> {
    return reachOf(this.deps.store);
  }

  /** Counts and names the people concerned if these portals ask more than before. */
  preflight(viewer: Account, asking: PreflightMore['asking']): Promise<Preflight> {
    return preflight(this.deps.store, viewer.id, asking);
  }

  /** Further people of a group that the pre-flight has counted. */
  preflightMore(viewer: Account, wanted: PreflightMore): Promise<PreflightPage> {
    return preflightMore(this.deps.store, viewer.id, wanted);
  }

  /** Saves all options; a change counts from the next sign-in. */
  async save(acting: Acting<Account>, { version, options }: StoredOptions): Promise<Result<StoredOptions>> {
    const furthest = this.deps.time.latest() + policy.requiredFromAtMostAhead;
    for (const portal of portals)
      if (options.requiredFrom[portal] > furthest)
        return refuseField(`options.requiredFrom.${portal}`, 'too-far-ahead');
    return inTransaction(this.deps.store, acting, async (trx, actor): Promise<Result<StoredOptions>> => {
      const before = await readSchool(trx);
      if (!before || !(await updateOptions(trx, version, options))) return refuse('stale-edit');
      await this.forgetUnsupervised(trx, before, options);
      await this.deps.audit.record(trx, {
        action: 'options.changed',
        actor,
        details: changesBetween(before.options, options),
      });
      return ok({ version: version + 1, options });
    });
  }

  /** Forgets every unconfirmed key: somebody may have seen it unsupervised, and would share the app set up with it. */
  private async forgetUnsupervised(queries: Queries, before: School, options: StaffOptions): Promise<void> {
    if (options.supervisedEnrolment && !before.options.supervisedEnrolment)
      await this.deps.twoFactor.pending.forgetAll(queries);
  }
}

/** The new values of the options that change, by path. */
const changesBetween = (before: StaffOptions, after: StaffOptions): AuditDetails => {
  const former = new Map(staffOptionEntries(before));
  return Object.fromEntries(staffOptionEntries(after).filter(([path, value]) => former.get(path) !== value));
};
