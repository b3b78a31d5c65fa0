import { setImmediate } from 'node:timers/promises';
import { roleHolds } from '../../../shared/access';
import type { AccountId } from '../../../shared/ids';
import type { StaffSelection } from '../../../shared/ipc/staff-bulk-contract';
import type { StaffRow } from '../../../shared/ipc/staff-contract';
import type { StaffCursor, StaffSearchInput } from '../../../shared/ipc/staff-search';
import { noStaffFilter, type StaffFilter } from '../../../shared/staff-list';
import { ok, type Result, refuseField } from '../../../shared/result';
import { listedValuesOf } from '../../../shared/staff-fields';
import type { Store } from '../store/schema';
import type { Throttle, ThrottleState } from '../attempts/throttle';
import type { Account } from '../accounts/accounts';
import { searchTerms } from '../accounts/search-text';
import type { Clock } from '../platform/clock';
import {
  countStaff,
  cursorOf,
  findStaff,
  findStaffByIds,
  type StaffAccount,
  type StaffConditions,
} from './staff-search-repository';

/** The pages in which everybody is read. */
const byName = { sort: 'name', direction: 'ascending', skip: 0, limit: 250 } as const;

/** One page of the staff list. */
export interface StaffPage {
  readonly rows: StaffRow[];
  readonly total: number | null;
  readonly everyone: number | null;
  readonly next: StaffCursor | null;
}

/** The staff list, a page at a time. */
export class StaffSearch {
  constructor(
    private readonly store: Store,
    private readonly throttle: Throttle,
    private readonly clock: Clock,
  ) {}

  /** A page of the people who match. Viewers who only see the list can't filter or sort by what managers know. */
  async search(viewer: Account, { filter, sort, ...page }: StaffSearchInput): Promise<Result<StaffPage>> {
    const manages = roleHolds(viewer.role, 'manage-staff');
    if (!manages && (sort === 'username' || sort === 'two-factor' || sort === 'last-sign-in'))
      return refuseField('sort', 'not-a-choice');
    if (!manages && filter.twoFactor !== null) return refuseField('filter.twoFactor', 'not-a-choice');
    const now = this.clock.now();
    const conditions = conditionsOf(filter, manages);
    // One row more than the page shows whether there is another page.
    const found = await findStaff(this.store, conditions, { ...page, sort, limit: page.limit + 1 }, now);
    const accounts = found.slice(0, page.limit);
    const last = found.length > page.limit ? accounts.at(-1) : undefined;
    const isFirst = page.after === null && page.skip === 0;
    const count = (of: StaffConditions) => countStaff(this.store, of, now);
    return ok({
      rows: await this.rowsOf(accounts, manages),
      total: isFirst ? (last ? await count(conditions) : accounts.length) : null,
      everyone: isFirst ? await count(conditionsOf(noStaffFilter, manages)) : null,
      next: last ? cursorOf(last, sort) : null,
    });
  }

  /** Everybody who matches a manager's filter, by name. Other calls come in between the pages. */
  async *matching(filter: StaffFilter): AsyncGenerator<readonly StaffAccount[]> {
    const conditions = conditionsOf(filter, true);
    let after: StaffCursor | null = null;
    do {
      const page = { ...byName, after };
      const accounts: StaffAccount[] = await findStaff(this.store, conditions, page, this.clock.now());
      if (accounts.length > 0) yield accounts;
      const last = accounts.length < byName.limit ? undefined : accounts.at(-1);
      after = last ? cursorOf(last, byName.sort) : null;
      await setImmediate();
    } while (after !== null);
  }

  /** The present accounts of a selection, page by page. It skips ids that nobody has. */
  async *selected(whom: StaffSelection): AsyncGenerator<readonly StaffAccount[]> {
    if (whom.kind === 'matching') {
      const except = new Set<AccountId>(whom.except);
      for await (const accounts of this.matching(whom.filter))
        yield accounts.filter(({ id }) => !except.has(id));
      return;
    }
    const ids = [...new Set(whom.accountIds)];
    for (let from = 0; from < ids.length; from += byName.limit) {
      yield await findStaffByIds(this.store, ids.slice(from, from + byName.limit), this.clock.now());
      await setImmediate();
    }
  }

  /** One account as it is now. */
  async find(id: AccountId): Promise<StaffAccount | null> {
    return (await findStaffByIds(this.store, [id], this.clock.now()))[0] ?? null;
  }

  private async rowsOf(accounts: readonly StaffAccount[], manages: boolean): Promise<StaffRow[]> {
    if (!manages) return accounts.map((account) => ({ ...rowOf(account), managed: null }));
    const throttled = await this.throttle.statesOf(
      this.store,
      accounts.map(({ id }) => id),
    );
    return accounts.map((account) => ({
      ...rowOf(account),
      managed: managedOf(account, throttled.get(account.id)),
    }));
  }
}

/** A filter as the repository takes it. */
const conditionsOf = ({ text, ...filter }: StaffFilter, manages: boolean): StaffConditions => ({
  ...filter,
  terms: searchTerms(text),
  inUsernames: manages,
});

/** The part of a row that every viewer of the list sees. */
const rowOf = (account: Account) => ({
  accountId: account.id,
  ...listedValuesOf('everybody', account),
  active: account.active === 1,
});

const managedOf = (
  account: StaffAccount,
  throttled: ThrottleState | undefined,
): NonNullable<StaffRow['managed']> => ({
  ...listedValuesOf('managers', account),
  hasPassword: account.password_hash !== '',
  twoFactor: account.two_factor,
  lastSignInAt: account.last_sign_in_at === 0 ? null : account.last_sign_in_at,
  lockedUntil: throttled?.lockedUntil ?? null,
  lockedOut: throttled?.lockedOut ?? false,
});
