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

/** Notices on the screen at most: the newest ones; dismissing them takes the others away too. */
const mostShown = 50;

/** What a person is told at their next sign-in about what happened to their account. */
export class NoticeBoard {
  constructor(
    private readonly clock: Clock,
    private readonly newId: NewId,
  ) {}

  /** Pins a notice, inside of the transaction that does what it tells. */
  pin(
    queries: Queries,
    account: AccountId,
    kind: NoticeKind,
    byName: string,
    details: NoticeDetails = {},
  ): Promise<void> {
    return this.pinForAll(queries, [account], kind, byName, details);
  }

  /** Pins the same notice for several. */
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

  /** Pins a notice in the place of those of its kind that were not dismissed; `merge` is given their facts. */
  async pinMerged(
    queries: Queries,
    account: AccountId,
    kind: NoticeKind,
    merge: (before: readonly NoticeDetails[]) => NoticeDetails,
  ): Promise<void> {
    const before = await queries
      .selectFrom('notices')
      .select(['id', 'details'])
      .where('account_id', '=', account)
      .where('dismissed_at', '=', 0)
      .where('kind', '=', kind)
      .execute();
    for (const { id } of before)
      await queries
        .updateTable('notices')
        .set({ dismissed_at: this.clock.now() })
        .where('id', '=', id)
        .execute();
    await this.pin(queries, account, kind, '', merge(before.map(({ details }) => JSON.parse(details))));
  }

  /** What somebody who is signed in since `signedInAt` has not dismissed yet, newest first. */
  async of(queries: Queries, account: AccountId, signedInAt: number): Promise<Notice[]> {
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

  /** What somebody is told before they are in, newest first. */
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

  /** The person, signed in since `signedInAt`, has read them. */
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

// What somebody did in this very session is no news to them; at the next one it is told.
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
