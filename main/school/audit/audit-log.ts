import { setImmediate } from 'node:timers/promises';
import type { Selectable } from 'kysely';
import type { AccountId, DeskId, HostId } from '../../../shared/ids';
import type { AuditFilter, AuditCursor, AuditRow } from '../../../shared/ipc/audit-contract';
import type { DeskTime, PresentTime } from '../store/desk-time';
import type { AuditEventTable, Queries, StoreTransaction } from '../store/schema';
import type { SecretBox } from '../keys/secret-box';
import type { EventPosition } from './audit-order';
import { pageOfEvents } from './audit-pages';
import {
  appendEvent,
  appendEvents,
  deskIds,
  eventsAfter,
  hostIds,
  type LastEvent,
  lastEvent,
  lastOfAction,
} from './audit-repository';
import type { Work } from './long-work';
import { type AuditEvent, type RecordedEvent, recorded, type TellPeople } from './recorded-event';
import { auditRowOf, entryOf, type SignInEntry } from './audit-rows';
import { signInAt, signInsOf } from './sign-in-repository';

export type { AuditEvent, Person } from './recorded-event';

/** The result of verifying the chain: `at` is the first sequence number that is missing or altered. */
export type ChainVerdict =
  | { readonly kind: 'whole'; readonly events: number }
  | { readonly kind: 'broken'; readonly at: number };

/** The last row of a chain, which the next one continues. */
export type ChainEnd = Pick<AuditEventTable, 'sequence' | 'mac'>;

/** Rows per step, so that other calls run in between. */
const verifiedPerStep = 200;

/** The input of a row's MAC: its columns in this order, then the previous row's MAC. */
export const macInput = (
  row: Omit<AuditEventTable, 'mac'>,
  before: Buffer | undefined,
): (string | Buffer)[] => [
  row.host_id,
  String(row.sequence),
  row.desk_id,
  String(row.era),
  String(row.occurred_at),
  row.action,
  row.outcome,
  row.actor_id,
  row.actor_name,
  row.subject_id,
  row.subject_name,
  row.portal,
  row.details,
  before ?? Buffer.alloc(0),
];

/** The host whose chain records events, and the desk where they happen. */
export interface AuditOrigin {
  readonly hostId: HostId;
  readonly deskId: DeskId;
}

/** The append-only log of one host. An HMAC chain reveals an altered or missing row. */
export class AuditLog {
  readonly hostId: HostId;
  readonly deskId: DeskId;

  constructor(
    { hostId, deskId }: AuditOrigin,
    private readonly box: SecretBox,
    private readonly time: Pick<DeskTime, 'present'>,
    private readonly tell: TellPeople,
  ) {
    this.hostId = hostId;
    this.deskId = deskId;
  }

  /**
   * Appends an event in the transaction of the change that it records, and tells the people whom it concerns. So all of it
   * commits or nothing does. The transaction also keeps others from taking the same sequence. Returns the sequence.
   */
  async record(trx: StoreTransaction, event: AuditEvent): Promise<number> {
    const present = await this.time.present(trx);
    const row = this.chainedRow(await lastEvent(trx, this.hostId), present, event);
    await appendEvent(trx, row);
    await this.tell(trx, [recorded(event, row)]);
    return row.sequence;
  }

  /** Like `record`, for several events in order. */
  async recordAll(trx: StoreTransaction, events: readonly AuditEvent[]): Promise<void> {
    const present = await this.time.present(trx);
    let before = await lastEvent(trx, this.hostId);
    const rows: Selectable<AuditEventTable>[] = [];
    const told: RecordedEvent[] = [];
    for (const event of events) {
      const row = this.chainedRow(before, present, event);
      rows.push(row);
      told.push(recorded(event, row));
      before = row;
    }
    await appendEvents(trx, rows);
    await this.tell(trx, told);
  }

  private chainedRow(
    before: LastEvent | undefined,
    { era, at }: PresentTime,
    event: AuditEvent,
  ): Selectable<AuditEventTable> {
    const row = {
      host_id: this.hostId,
      sequence: (before?.sequence ?? 0) + 1,
      desk_id: this.deskId,
      era,
      // A crash can lose the last seconds of the mark that the present time starts from.
      occurred_at: before?.era === era ? Math.max(at, before.occurred_at) : at,
      action: event.action,
      outcome: event.outcome ?? 'success',
      actor_id: event.actor?.id ?? '',
      actor_name: event.actor?.name ?? '',
      subject_id: event.subject?.id ?? '',
      subject_name: event.subject?.name ?? '',
      portal: event.portal ?? '',
      details: JSON.stringify(event.details ?? {}),
    } as const;
    return { ...row, mac: this.box.mac('audit-chain', macInput(row, before?.mac)) };
  }

  /**
   * Appends an event unless the newest one with its action has the same details, so that a lasting state is recorded once.
   * It reads every event with that action, so use it only for rare ones.
   */
  async recordChange(trx: StoreTransaction, event: AuditEvent): Promise<void> {
    const last = await lastOfAction(trx, this.hostId, event.action);
    if (last?.details !== JSON.stringify(event.details ?? {})) await this.record(trx, event);
  }

  /** The sequence of this host's newest event; 0 without one. */
  async end(queries: Queries): Promise<number> {
    return (await lastEvent(queries, this.hostId))?.sequence ?? 0;
  }

  /** Whether a row is the next one of a chain, by its sequence and MAC. `before` is the chain's last row. */
  follows({ mac, ...row }: Selectable<AuditEventTable>, before: ChainEnd | undefined): boolean {
    const isNext = row.sequence === (before?.sequence ?? 0) + 1;
    // A holder of an older data key alone must not be able to append an event.
    const isUnderOlderKey = Number(mac[0]) < Number(before?.mac[0] ?? 0);
    return isNext && !isUnderOlderKey && this.box.isMac('audit-chain', macInput(row, before?.mac), mac);
  }

  /** Recomputes this host's whole chain. Throws when `work` is stopped. */
  async verify(queries: Queries, work: Work): Promise<ChainVerdict> {
    const last = await this.end(queries);
    let before: ChainEnd | undefined;
    for (;;) {
      const rows = await eventsAfter(queries, this.hostId, before?.sequence ?? 0, verifiedPerStep);
      for (const row of rows) {
        if (!this.follows(row, before)) return { kind: 'broken', at: (before?.sequence ?? 0) + 1 };
        before = row;
      }
      if (rows.length < verifiedPerStep) return { kind: 'whole', events: before?.sequence ?? 0 };
      work.share = Math.min(1, (before?.sequence ?? 0) / Math.max(1, last));
      // Let other calls run.
      await setImmediate();
      work.throwIfStopped();
    }
  }

  /** Up to `limit` of a person's sign-ins and failed attempts older than `before` (null: the newest), newest first. */
  async signIns(
    queries: Queries,
    account: AccountId,
    before: EventPosition | null,
    limit: number,
  ): Promise<SignInEntry[]> {
    return (await signInsOf(queries, account, before, limit)).map(entryOf);
  }

  /** One of a person's sign-ins or failed attempts; null if it doesn't exist or belongs to another account. */
  async signIn(queries: Queries, account: AccountId, at: EventPosition): Promise<SignInEntry | null> {
    const row = await signInAt(queries, account, at);
    return row ? entryOf(row) : null;
  }

  /** Up to `limit` events that match a filter, older than `after` (null: the newest), newest first. */
  async page(
    queries: Queries,
    filter: AuditFilter,
    after: AuditCursor | null,
    limit: number,
  ): Promise<{ rows: AuditRow[]; next: AuditCursor | null }> {
    const { rows, next } = await pageOfEvents(queries, filter, after, limit);
    return { rows: rows.map(auditRowOf), next };
  }

  /** The number of events, from each host's last sequence: a chain has no gaps. */
  async count(queries: Queries): Promise<number> {
    let events = 0;
    for (const host of await hostIds(queries)) events += (await lastEvent(queries, host))?.sequence ?? 0;
    return events;
  }

  /** This desk, and every desk that writes to this store. */
  async desks(queries: Queries): Promise<{ present: DeskId; all: DeskId[] }> {
    return { present: this.deskId, all: await deskIds(queries) };
  }
}
