import { setImmediate } from 'node:timers/promises';
import type { AccountId } from '../../../shared/ids';
import type { DayCount, Overview } from '../../../shared/ipc/overview-contract';
import { policy } from '../../../shared/policy';
import { signInsByQuarter } from '../audit/sign-in-counts';
import type { Store } from '../store/schema';
import type { Clock, DateOf } from '../platform/clock';
import { ableManagers } from '../accounts/able-managers';
import type { Throttle } from '../attempts/throttle';
import { lastLocalDays } from './local-days';
import { standingAfter, standingAtOnce } from './staff-standing';

/** Days of the chart, today among them. */
const daysShown = 30;

/** What a manager sees first: how the staff stand, and how signing in went. */
export class OverviewService {
  constructor(
    private readonly store: Store,
    private readonly throttle: Throttle,
    private readonly clock: Clock,
    private readonly dateOf: DateOf,
  ) {}

  async read(): Promise<Overview> {
    const { accounts, staff } = await this.staff();
    // Others at this desk come in between.
    await setImmediate();
    return { accounts, staff, days: await this.days() };
  }

  /** Sign-ins and failures of each of the last days, by this desk's own midnight. */
  async days(): Promise<DayCount[]> {
    const now = this.clock.now();
    const days = lastLocalDays(now, daysShown, this.dateOf);
    const quarters = await signInsByQuarter(this.store, days[0]?.startsAt ?? now, now + 1).execute();
    let next = 0;
    return days.map(({ date }, index) => {
      const endsAt = days[index + 1]?.startsAt ?? Number.POSITIVE_INFINITY;
      const sum = { date, signIns: 0, failures: 0 };
      for (let quarter = quarters[next]; quarter && quarter.quarterAt < endsAt; quarter = quarters[next]) {
        sum.signIns += Number(quarter.signIns);
        sum.failures += Number(quarter.failures);
        next += 1;
      }
      return sum;
    });
  }

  private async staff(): Promise<Pick<Overview, 'accounts' | 'staff'>> {
    const locked = await this.lockedAccounts();
    const able = new Set((await ableManagers(this.store).execute()).map(({ id }) => id));
    const found = {
      active: 0,
      setUp: 0,
      pending: 0,
      notSetUp: 0,
      locked: 0,
      lowOnCodes: 0,
      neverSignedIn: 0,
      managers: 0,
      managersSetUp: 0,
    };
    let accounts = 0;
    let after: AccountId | '' = '';
    for (;;) {
      const rows = await standingAfter(this.store, after, this.clock.now()).execute();
      accounts += rows.length;
      for (const row of rows) {
        after = row.id;
        if (row.active !== 1) continue;
        const isSetUp = Boolean(row.set_up);
        found.active += 1;
        if (isSetUp) found.setUp += 1;
        else if (row.pending) found.pending += 1;
        else found.notSetUp += 1;
        if (locked.has(row.id)) found.locked += 1;
        if (isSetUp && Number(row.codes_left) < policy.recoveryCodes.fewLeft) found.lowOnCodes += 1;
        if (!row.signed_in) found.neverSignedIn += 1;
        if (row.role === 'manager') found.managers += 1;
        if (isSetUp && able.has(row.id)) found.managersSetUp += 1;
      }
      if (rows.length < standingAtOnce) return { accounts, staff: found };
      // Others at this desk come in between.
      await setImmediate();
    }
  }

  /** Who cannot sign in at present after failures: accounts, and usernames that nobody has. */
  private async lockedAccounts(): Promise<Set<string>> {
    const states = await this.throttle.states(this.store);
    return new Set(
      [...states].flatMap(([subject, { lockedOut, lockedUntil }]) =>
        lockedOut || lockedUntil !== null ? [subject] : [],
      ),
    );
  }
}
