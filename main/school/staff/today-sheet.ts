import type { AuditAction } from '../../../shared/audit-event';
import { type AuditRow, everyEvent } from '../../../shared/ipc/audit-contract';
import { mostOfToday, type TodayAtDesk } from '../../../shared/ipc/print-contract';
import type { AuditLog } from '../audit/audit-log';
import type { Store } from '../store/schema';
import { lastLocalDays } from './local-days';
import type { Clock, DateOf } from '../platform/clock';
import type { SignedIn } from '../sessions/session-service';
import type { PrintService } from './print-service';

/** The actions that the sheet lists, whatever their outcome. */
const listedActions: readonly AuditAction[] = [
  'sign-in.completed',
  'sign-in.portal-refused',
  'session.ended',
  'account.locked-out',
  'account.lockout-lifted',
  'two-factor.reset',
  'owner-sheet.used',
];

const isListed = ({ action, outcome }: AuditRow): boolean =>
  outcome === 'failure' || listedActions.includes(action);

/** The events of one page of the log. */
const eventsAtOnce = 200;

/** Dependencies of `TodaySheet`. */
interface TodaySheetDeps {
  readonly store: Store;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly dateOf: DateOf;
  readonly print: PrintService;
}

/** Reads the events at this desk since its midnight, for the sheet of the day. */
export class TodaySheet {
  constructor(private readonly deps: TodaySheetDeps) {}

  /** Oldest first; only the newest where the day has more events than fit on a sheet. */
  async read({ session }: SignedIn): Promise<TodayAtDesk> {
    const at = this.deps.clock.now();
    const { deskId } = this.deps.audit;
    const [today] = lastLocalDays(at, 1, this.deps.dateOf);
    const filter = { ...everyEvent, from: today?.startsAt ?? at, desk: deskId };
    const newestFirst: AuditRow[] = [];
    let after: Parameters<AuditLog['page']>[2] = null;
    do {
      const page = await this.deps.audit.page(this.deps.store, filter, after, eventsAtOnce);
      newestFirst.push(...page.rows.filter(isListed));
      after = page.next;
    } while (after !== null && newestFirst.length <= mostOfToday);
    const rows = newestFirst.slice(0, mostOfToday).toReversed();
    this.deps.print.show(session, { kind: 'today', events: rows.length });
    return { deskId, at, rows, isCut: newestFirst.length > mostOfToday };
  }
}
