import type { DayCount, Overview } from '../../../shared/ipc/overview-contract';
import { signInsByQuarter } from '../audit/sign-in-counts';
import type { Store } from '../store/schema';
import type { Clock, DateOf } from '../platform/clock';
import type { Throttle } from '../attempts/throttle';
import { lastLocalDays } from './local-days';
import {
  activeWithFailures,
  countManagersSetUp,
  countPending,
  countWithEnoughCodes,
  type StaffGroup,
  staffGroups,
} from './overview-repository';

/** The days of the chart, including today. */
const daysShown = 30;

/** Dependencies of `OverviewService`. */
interface OverviewServiceDeps {
  readonly store: Store;
  readonly throttle: Throttle;
  readonly clock: Clock;
  readonly dateOf: DateOf;
}

/** Reads the Overview: the states of the staff, and the sign-ins and failures of the last days. */
export class OverviewService {
  constructor(private readonly deps: OverviewServiceDeps) {}

  async read(): Promise<Overview> {
    return { ...(await this.staff()), days: await this.days() };
  }

  /** The sign-ins and failures of each of the last days. A day begins at this desk's midnight. */
  async days(): Promise<DayCount[]> {
    const now = this.deps.clock.now();
    const days = lastLocalDays(now, daysShown, this.deps.dateOf);
    const quarters = await signInsByQuarter(this.deps.store, days[0]?.startsAt ?? now, now + 1).execute();
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
    const groups = await staffGroups(this.deps.store);
    const pending = await countPending(this.deps.store, this.deps.clock.now());
    const withEnoughCodes = await countWithEnoughCodes(this.deps.store);
    const active = groups.filter((group) => group.active);
    const count = (belongs: (group: StaffGroup) => boolean): number => sumOf(active.filter(belongs));
    const setUp = count((group) => group.setUp);
    return {
      accounts: sumOf(groups),
      staff: {
        active: sumOf(active),
        setUp,
        pending,
        notSetUp: sumOf(active) - setUp - pending,
        locked: await this.locked(),
        lowOnCodes: setUp - withEnoughCodes,
        neverSignedIn: count(({ signedIn }) => !signedIn),
        managers: count(({ role }) => role === 'manager'),
        managersSetUp: await countManagersSetUp(this.deps.store),
      },
    };
  }

  /** Counts the active accounts that wait after failures, or are locked out. */
  private async locked(): Promise<number> {
    const states = await this.deps.throttle.states(this.deps.store);
    const locked = (await activeWithFailures(this.deps.store)).filter((id) => {
      const state = states.get(id);
      return state !== undefined && (state.lockedOut || state.lockedUntil !== null);
    });
    return locked.length;
  }
}

const sumOf = (groups: readonly StaffGroup[]): number =>
  groups.reduce((people, group) => people + group.people, 0);
