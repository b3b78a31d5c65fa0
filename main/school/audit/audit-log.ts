import { setImmediate } from 'node:timers/promises';
import type { Selectable } from 'kysely';
import type { Portal } from '../../../shared/access';
import type { AuditAction, AuditDetails, AuditOutcome, WrittenDetails } from '../../../shared/audit-event';
import { type AccountId, accountIdSchema, type DeskId, type HostId } from '../../../shared/ids';
import type { AuditFilter, AuditCursor, AuditRow } from '../../../shared/ipc/audit-contract';
import type { AuditEventTable, Queries, StoreTransaction } from '../store/schema';
import type { Clock } from '../platform/clock';
import type { SecretBox } from '../keys/secret-box';
import { pageOfEvents, type StoredEvent } from './audit-pages';
import {
  appendEvent,
  appendEvents,
  deskIds,
  eventsAfter,
  hostIds,
  lastEvent,
  lastOfAction,
} from './audit-repository';
import type { Work } from './long-work';
import { type SignInRow, signInAt, signInsOf } from './sign-in-repository';

/** Somebody as an event names them. */
export interface Person {
  readonly id: AccountId;
  readonly name: string;
}

/** What happened; the log adds when, where and the chain. */
export interface AuditEvent {
  readonly action: AuditAction;
  readonly outcome?: AuditOutcome;
  readonly actor?: Person | null;
  readonly subject?: Person | null;
  readonly portal?: Portal | null;
  readonly details?: WrittenDetails;
}

/** Where an entry stands among a person's sign-ins of all hosts. */
export interface SignInPosition {
  readonly occurredAt: number;
  readonly hostId: HostId;
  readonly sequence: number;
}

/** One sign-in or failed try, as the person sees it. */
export interface SignInEntry extends SignInPosition {
  readonly deskId: DeskId;
  readonly portal: Portal | null;
  readonly outcome: AuditOutcome;
  /** With what they signed in (`with` of the event's details), or what failed (the event's action). */
  readonly how: string;
}

/** What a walk over the chain found: `at` is the first sequence number that is missing or altered. */
export type ChainVerdict =
  | { readonly kind: 'whole'; readonly events: number }
  | { readonly kind: 'broken'; readonly at: number };

/** Rows a step of the walk, so that the store is free for others in between. */
const verifiedAtOnce = 200;

/** What a row's MAC is over: its columns in this order, then the MAC of the row before. */
export const chained = (
  row: Omit<AuditEventTable, 'mac'>,
  before: Buffer | undefined,
): (string | Buffer)[] => [
  row.host_id,
  String(row.sequence),
  row.desk_id,
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

/** Whose chain events go into, and at which desk they happen; on one computer both are the same machine. */
export interface AuditOrigin {
  readonly hostId: HostId;
  readonly deskId: DeskId;
}

/** The append-only log of one host, chained by HMAC so that an altered or missing row shows. */
export class AuditLog {
  readonly hostId: HostId;
  readonly deskId: DeskId;

  constructor(
    { hostId, deskId }: AuditOrigin,
    private readonly box: SecretBox,
    private readonly clock: Clock,
  ) {
    this.hostId = hostId;
    this.deskId = deskId;
  }

  /**
   * Appends an event in the transaction that makes the change, so that both commit or neither. Only in one: between its two
   * statements nobody else may take the sequence. Returns it.
   */
  async record(trx: StoreTransaction, event: AuditEvent): Promise<number> {
    const row = this.chainedRow(await lastEvent(trx, this.hostId), event);
    await appendEvent(trx, row);
    return row.sequence;
  }

  /** Appends events in their order; called like `record`. */
  async recordAll(trx: StoreTransaction, events: readonly AuditEvent[]): Promise<void> {
    let before = await lastEvent(trx, this.hostId);
    const rows: Selectable<AuditEventTable>[] = [];
    for (const event of events) {
      const row = this.chainedRow(before, event);
      rows.push(row);
      before = row;
    }
    await appendEvents(trx, rows);
  }

  private chainedRow(
    before: Pick<AuditEventTable, 'sequence' | 'mac'> | undefined,
    event: AuditEvent,
  ): Selectable<AuditEventTable> {
    const row = {
      host_id: this.hostId,
      sequence: (before?.sequence ?? 0) + 1,
      desk_id: this.deskId,
      occurred_at: this.clock.now(),
      action: event.action,
      outcome: event.outcome ?? 'success',
      actor_id: event.actor?.id ?? '',
      actor_name: event.actor?.name ?? '',
      subject_id: event.subject?.id ?? '',
      subject_name: event.subject?.name ?? '',
      portal: event.portal ?? '',
      details: JSON.stringify(event.details ?? {}),
    } as const;
    return { ...row, mac: this.box.mac('audit-chain', chained(row, before?.mac)) };
  }

  /** Appends an event where the newest one with its action, which is to be a rare one, says something else: a state that goes on is told once. */
  async recordChange(trx: StoreTransaction, event: AuditEvent): Promise<void> {
    const last = await lastOfAction(trx, this.hostId, event.action);
    if (last?.details !== JSON.stringify(event.details ?? {})) await this.record(trx, event);
  }

  /** Recomputes the whole chain of this host: the number of events, or the first that does not fit. */
  async verify(queries: Queries, work: Work): Promise<ChainVerdict> {
    const last = (await lastEvent(queries, this.hostId))?.sequence ?? 0;
    let before: { sequence: number; mac: Buffer } | undefined;
    for (;;) {
      const rows = await eventsAfter(queries, this.hostId, before?.sequence ?? 0, verifiedAtOnce);
      for (const { mac, ...row } of rows) {
        const expected: number = (before?.sequence ?? 0) + 1;
        if (row.sequence !== expected || !this.box.isMac('audit-chain', chained(row, before?.mac), mac))
          return { kind: 'broken', at: expected };
        before = { sequence: row.sequence, mac };
      }
      if (rows.length < verifiedAtOnce) return { kind: 'whole', events: before?.sequence ?? 0 };
      work.share = Math.min(1, (before?.sequence ?? 0) / Math.max(1, last));
      // Others at this desk come in between.
      await setImmediate();
      work.goOn();
    }
  }

  /** Up to `limit` of a person's sign-ins and failed tries before one of them (null: the newest), newest first. */
  async signIns(
    queries: Queries,
    account: AccountId,
    before: SignInPosition | null,
    limit: number,
  ): Promise<SignInEntry[]> {
    return (await signInsOf(queries, account, before, limit)).map(entryOf);
  }

  /** One of a person's sign-ins and failed tries; null when there is no such entry, or it is somebody else's. */
  async signIn(
    queries: Queries,
    account: AccountId,
    at: Pick<SignInPosition, 'hostId' | 'sequence'>,
  ): Promise<SignInEntry | null> {
    const row = await signInAt(queries, account, at);
    return row ? entryOf(row) : null;
  }

  /** What a filter finds after a place (null: from the newest on), newest first, as people see it. */
  async page(
    queries: Queries,
    filter: AuditFilter,
    after: AuditCursor | null,
    limit: number,
  ): Promise<{ rows: AuditRow[]; next: AuditCursor | null }> {
    const { rows, next } = await pageOfEvents(queries, filter, after, limit);
    return { rows: rows.map(asShown), next };
  }

  /** How many events there are: each host's are numbered without a gap. */
  async count(queries: Queries): Promise<number> {
    let events = 0;
    for (const host of await hostIds(queries)) events += (await lastEvent(queries, host))?.sequence ?? 0;
    return events;
  }

  /** This desk, and every desk that writes to the log. */
  async desks(queries: Queries): Promise<{ present: DeskId; all: DeskId[] }> {
    return { present: this.deskId, all: await deskIds(queries) };
  }
}

const entryOf = ({
  host_id,
  desk_id,
  sequence,
  occurred_at,
  portal,
  outcome,
  action,
  details,
}: SignInRow): SignInEntry => {
  const facts: AuditDetails = JSON.parse(details);
  return {
    hostId: host_id,
    deskId: desk_id,
    sequence,
    occurredAt: occurred_at,
    portal: portal === '' ? null : portal,
    outcome,
    how: outcome === 'success' ? String(facts.with ?? '') : action,
  };
};

const asShown = (row: StoredEvent): AuditRow => ({
  hostId: row.host_id,
  deskId: row.desk_id,
  sequence: row.sequence,
  occurredAt: row.occurred_at,
  action: row.action,
  outcome: row.outcome,
  actorId: personOf(row.actor_id),
  actorName: row.actor_name,
  subjectId: personOf(row.subject_id),
  subjectName: row.subject_name,
  portal: row.portal === '' ? null : row.portal,
  details: JSON.parse(row.details),
});

/** Nobody, where there was nobody; and where somebody has altered the row, which must not hide the rest of the page. */
const personOf = (stored: string): AccountId | null => accountIdSchema.safeParse(stored).data ?? null;
