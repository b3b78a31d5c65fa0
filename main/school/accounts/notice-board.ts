import type { ExpressionBuilder, Selectable } from 'kysely';
import type { AccountId, HostId } from '../../../shared/ids';
import {
  mostNoticesShown,
  type Notice,
  type NoticeDetails,
  type NoticeKind,
  noticesBeforeSignIn,
  type SeenNotice,
} from '../../../shared/notice';
import type { RecordedEvent } from '../audit/recorded-event';
import type { Clock } from '../platform/clock';
import type { NewId } from '../platform/random';
import type { Factor, NoticeTable, Queries, Schema } from '../store/schema';
import { findAccount, managersToTell } from './account-repository';
import { joined, keyOf, type News, type Readers, type Told, toldBy } from './notice-news';
import { rulesOf } from './notice-rules';

/** Rows of one statement. */
const pinnedAtOnce = 500;

/** The session that reads notices. */
interface Reader {
  readonly accountId: AccountId;
  /** The sequence of its sign-in in this host's log. */
  readonly signInEvent: number;
  /** The factor that the person showed last. */
  readonly factor: Factor;
}

/** Keeps notices for people, from the event that they tell of until the person dismisses them. */
export class NoticeBoard {
  constructor(
    private readonly hostId: HostId,
    private readonly clock: Clock,
    private readonly newId: NewId,
  ) {}

  /** Pins the notices of events, in the transaction that records them. */
  async tell(queries: Queries, events: readonly RecordedEvent[]): Promise<void> {
    const told = new Map<string, Told>();
    for (const event of events)
      for (const rule of rulesOf(event)) {
        if (rule.ofManager && !(await isManager(queries, event))) continue;
        const next = toldBy(rule, event);
        told.set(keyOf(next), joined(told.get(keyOf(next)), next));
      }
    for (const { news, readers } of told.values())
      await this.pin(queries, await idsOf(queries, readers), news);
  }

  /**
   * Pins a notice of failed tries before a session. `merge` gets the details of the notice that is still open, which it
   * replaces.
   */
  async pinFailedTries(
    queries: Queries,
    { accountId, signInEvent }: Reader,
    merge: (open: NoticeDetails | null) => NoticeDetails,
  ): Promise<void> {
    const open = await queries
      .selectFrom('notices')
      .select('details')
      .where('account_id', '=', accountId)
      .where((of) => isOpen(of, 'failed-tries', '', ''))
      .executeTakeFirst();
    const now = this.clock.now();
    await this.pin(queries, [accountId], {
      kind: 'failed-tries',
      actor_id: '',
      by_name: '',
      about_id: '',
      host_id: this.hostId,
      sequence: signInEvent,
      count: 1,
      first_at: now,
      occurred_at: now,
      details: merge(open ? JSON.parse(open.details) : null),
    });
  }

  /** The open notices for a session, newest first. */
  async openFor(queries: Queries, reader: Reader): Promise<Notice[]> {
    const rows = await this.shown(queries, reader.accountId)
      .where((of) => this.isNews(of, reader))
      .execute();
    return rows.map(noticeOf);
  }

  /** The open notices for a person who has shown only a password, newest first. */
  async beforeSignIn(queries: Queries, account: AccountId): Promise<Notice[]> {
    const rows = await this.shown(queries, account)
      .where('kind', 'in', noticesBeforeSignIn)
      .where('hidden_from', '=', '')
      .execute();
    return rows.map(noticeOf);
  }

  /**
   * Dismisses the notices that a session has seen, but none that tells of more since. If the person's last factor has an
   * open notice of its own, that factor may be a thief's: they are only hidden from sessions with it.
   */
  async dismiss(queries: Queries, reader: Reader, seen: readonly SeenNotice[]): Promise<void> {
    const suspect = await queries
      .selectFrom('notices')
      .select('id')
      .where('account_id', '=', reader.accountId)
      .where('dismissed_at', '=', 0)
      .where('about_id', '=', reader.factor)
      .executeTakeFirst();
    await queries
      .updateTable('notices')
      .set(suspect ? { hidden_from: reader.factor } : { dismissed_at: this.clock.now() })
      .where('account_id', '=', reader.accountId)
      .where('dismissed_at', '=', 0)
      .where((of) => of.or(seen.map(({ id, count }) => of.and({ id, count }))))
      .where((of) => this.isNews(of, reader))
      .execute();
  }

  private shown(queries: Queries, account: AccountId) {
    return queries
      .selectFrom('notices')
      .select(['id', 'kind', 'by_name', 'count', 'first_at', 'occurred_at', 'details'])
      .where('account_id', '=', account)
      .where('dismissed_at', '=', 0)
      .orderBy('occurred_at', 'desc')
      .orderBy('sequence', 'desc')
      .limit(mostNoticesShown);
  }

  /**
   * What a session shows: not what its own person has done since its sign-in, and nothing that is hidden from its factor. The
   * log's sequence decides, because a clock can be turned back.
   */
  private isNews(of: ExpressionBuilder<Schema, 'notices'>, { accountId, signInEvent, factor }: Reader) {
    return of.and([
      of('hidden_from', '!=', factor),
      of.or([
        of('actor_id', '!=', accountId),
        of('host_id', '!=', this.hostId),
        of('sequence', '<', signInEvent),
      ]),
    ]);
  }

  /** Adds news to the open notices of their kind and actor, and pins a notice for the readers without one. */
  private async pin(queries: Queries, readers: readonly AccountId[], news: News): Promise<void> {
    const details = JSON.stringify(news.details);
    for (let from = 0; from < readers.length; from += pinnedAtOnce) {
      const some = readers.slice(from, from + pinnedAtOnce);
      const joining = await queries
        .updateTable('notices')
        .set((of) => ({
          count: of('count', '+', news.count),
          by_name: news.by_name,
          occurred_at: news.occurred_at,
          details,
        }))
        .where('account_id', 'in', some)
        .where((of) => isOpen(of, news.kind, news.actor_id, news.about_id))
        .returning('account_id')
        .execute();
      const told = new Set(joining.map(({ account_id }) => account_id));
      const rows = some
        .filter((account_id) => !told.has(account_id))
        .map((account_id) => ({
          ...news,
          id: this.newId<string>(),
          account_id,
          dismissed_at: 0,
          hidden_from: '' as const,
          details,
        }));
      if (rows.length > 0) await queries.insertInto('notices').values(rows).execute();
    }
  }
}

/** The open notice that every session shows, which more news of its kind join. */
const isOpen = (
  of: ExpressionBuilder<Schema, 'notices'>,
  kind: NoticeKind,
  actor: AccountId | '',
  about: Factor | '',
) => of.and({ kind, actor_id: actor, about_id: about, dismissed_at: 0, hidden_from: '' });

const isManager = async (queries: Queries, { subject }: RecordedEvent): Promise<boolean> =>
  subject != null && (await findAccount(queries, subject.id))?.role === 'manager';

const idsOf = async (queries: Queries, readers: Readers): Promise<readonly AccountId[]> => {
  if (readers.kind === 'person') return [readers.id];
  const managers = await managersToTell(queries).execute();
  return managers.map(({ id }) => id).filter((id) => !readers.but.includes(id));
};

const noticeOf = (
  row: Pick<
    Selectable<NoticeTable>,
    'id' | 'kind' | 'by_name' | 'count' | 'first_at' | 'occurred_at' | 'details'
  >,
): Notice => ({
  id: row.id,
  kind: row.kind,
  byName: row.by_name,
  count: row.count,
  firstAt: row.first_at,
  occurredAt: row.occurred_at,
  details: JSON.parse(row.details),
});
