import { setImmediate } from 'node:timers/promises';
import type { AuditAction } from '../../../shared/audit-event';
import { type AuditRow, everyEvent } from '../../../shared/ipc/audit-contract';
import { mostOfToday, type TodayAtDesk } from '../../../shared/ipc/print-contract';
import type { AuditLog } from '../audit/audit-log';
import type { Store } from '../store/schema';
import { lastLocalDays } from './local-days';
import type { Clock, DateOf } from '../platform/clock';
import type { SignedIn } from '../sessions/session-service';
import type { PrintService } from './print-service';

/** What a day at the desk is told by, whether it succeeded or not. */
const told: readonly AuditAction[] = [
  'sign-in.completed',
  'sign-in.portal-refused',
  'session.ended',
  'account.locked-out',
  'account.lockout-lifted',
  'two-factor.reset',
  'owner-sheet.used',
];

const isTold = ({ action, outcome }: AuditRow): boolean => outcome === 'failure' || told.includes(action);

/** Events at once: a few milliseconds. */
const readAtOnce = 200;

/** Dependencies of `TodaySheet`. */
interface TodaySheetDeps {
  readonly store: Store;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly dateOf: DateOf;
  readonly print: PrintService;
}

/** What happened at this desk since its midnight, as it is printed in the evening. */
export class TodaySheet {
  constructor(private readonly deps: TodaySheetDeps) {}

  /** Oldest first; the newest alone where there is more than a sheet is for. */
  async read({ session }: SignedIn): Promise<TodayAtDesk> {
    const at = this.deps.clock.now();
    const { deskId } = this.deps.audit;
    const [today] = lastLocalDays(at, 1, this.deps.dateOf);
    const filter = { ...everyEvent, from: today?.startsAt ?? at, desk: deskId };
    const newestFirst: AuditRow[] = [];
    let after: Parameters<AuditLog['page']>[2] = null;
    do {
      const page = await this.deps.audit.page(this.deps.store, filter, after, readAtOnce);
      newestFirst.push(...page.rows.filter(isTold));
      after = page.next;
      // Others at this desk come in between.
      await setImmediate();
    } while (after !== null && newestFirst.length <= mostOfToday);
    const rows = newestFirst.slice(0, mostOfToday).toReversed();
    this.deps.print.show(session, { kind: 'today', events: rows.length });
    return { deskId, at, rows, isCut: newestFirst.length > mostOfToday };
  }
}
