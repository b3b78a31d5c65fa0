import type { ExpressionBuilder } from 'kysely';
import type { AccountId } from '../../../shared/ids';
import {
  type Notice,
  type NoticeDetails,
  type NoticeKind,
  noticesBeforeSignIn,
  noticesOfOwnActs,
} from '../../../shared/notice';
import type { Queries, Schema } from '../store/schema';
import type { Clock } from '../platform/clock';
import type { NewId } from '../platform/random';

/** A window shows at most this many notices, the newest. Dismissing them dismisses the older ones too. */
const mostShown = 50;

/** Keeps notices for people about their accounts, from an act until they dismiss them. */
export class NoticeBoard {
  constructor(
    private readonly clock: Clock,
    private readonly newId: NewId,
  ) {}

  /** Pins a notice in the transaction of the act that it reports. */
  pin(
    queries: Queries,
    account: AccountId,
    kind: NoticeKind,
    byName: string,
    details: NoticeDetails = {},
  ): Promise<void> {
    return this.pinForAll(queries, [account], kind, byName, details);
  }

  /** Pins the same notice for several accounts. */
  async pinForAll(
    queries: Queries,
    accounts: readonly AccountId[],
    kind: NoticeKind,
    byName: string,
    details: NoticeDetails,
  ): Promise<void> {
    if (accounts.length === 0) return;
    await queries
      .insertInto('notices')
      .values(
        accounts.map((account) => ({
          id: this.newId<string>(),
          account_id: account,
          kind,
          by_name: byName,
          occurred_at: this.clock.now(),
          dismissed_at: 0,
          details: JSON.stringify(details),
        })),
      )
      .execute();
  }

  /** Replaces the open notices of a kind by one. `merge` gets the details of the replaced ones. */
  async pinMerged(
    queries: Queries,
    account: AccountId,
    kind: NoticeKind,
    merge: (open: readonly NoticeDetails[]) => NoticeDetails,
  ): Promise<void> {
    const open = await queries
      .selectFrom('notices')
      .select(['id', 'details'])
      .where('account_id', '=', account)
      .where('dismissed_at', '=', 0)
      .where('kind', '=', kind)
      .execute();
    for (const { id } of open)
      await queries
        .updateTable('notices')
        .set({ dismissed_at: this.clock.now() })
        .where('id', '=', id)
        .execute();
    await this.pin(queries, account, kind, '', merge(open.map(({ details }) => JSON.parse(details))));
  }

  /** The open notices for a person who has been signed in since `signedInAt`, newest first. */
  async openFor(queries: Queries, account: AccountId, signedInAt: number): Promise<Notice[]> {
    const rows = await queries
      .selectFrom('notices')
      .select(['kind', 'by_name', 'occurred_at', 'details'])
      .where('account_id', '=', account)
      .where('dismissed_at', '=', 0)
      .where((where) => isNews(where, signedInAt))
      .orderBy('occurred_at', 'desc')
      .limit(mostShown)
      .execute();
    return rows.map(noticeOf);
  }

  /** The open notices for a person who has shown only a password, newest first. */
  async beforeSignIn(queries: Queries, account: AccountId): Promise<Notice[]> {
    const rows = await queries
      .selectFrom('notices')
      .select(['kind', 'by_name', 'occurred_at', 'details'])
      .where('account_id', '=', account)
      .where('dismissed_at', '=', 0)
      .where('kind', 'in', noticesBeforeSignIn)
      .orderBy('occurred_at', 'desc')
      .limit(mostShown)
      .execute();
    return rows.map(noticeOf);
  }

  /** Dismisses all notices that `openFor` reads with the same `signedInAt`. */
  async dismiss(queries: Queries, account: AccountId, signedInAt: number): Promise<void> {
    await queries
      .updateTable('notices')
      .set({ dismissed_at: this.clock.now() })
      .where('account_id', '=', account)
      .where('dismissed_at', '=', 0)
      .where((of) => isNews(of, signedInAt))
      .execute();
  }
}

// A person knows what they did in this session; a later session reports it, in case that somebody else did it.
const isNews = (of: ExpressionBuilder<Schema, 'notices'>, signedInAt: number) =>
  of.or([of('kind', 'not in', noticesOfOwnActs), of('occurred_at', '<', signedInAt)]);

const noticeOf = (row: {
  kind: NoticeKind;
  by_name: string;
  occurred_at: number;
  details: string;
}): Notice => ({
  kind: row.kind,
  byName: row.by_name,
  occurredAt: row.occurred_at,
  details: JSON.parse(row.details),
});
