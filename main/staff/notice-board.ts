import type { AccountId } from '../../shared/ids';
import type { Notice } from '../../shared/ipc/sign-in-contract';
import type { Queries } from '../database/schema';
import type { Clock } from '../platform/clock';
import type { NewId } from '../platform/random';

/** What a person is told at their next sign-in about what others did to their account. */
export class NoticeBoard {
  constructor(
    private readonly clock: Clock,
    private readonly newId: NewId,
  ) {}

  /** Pins a notice, inside of the transaction that does what it tells; returns its id. */
  async pin(queries: Queries, account: AccountId, kind: Notice['kind'], byName: string): Promise<string> {
    const id = this.newId<string>();
    await queries
      .insertInto('notices')
      .values({
        id,
        account_id: account,
        kind,
        by_name: byName,
        occurred_at: this.clock.now(),
        dismissed_at: 0,
      })
      .execute();
    return id;
  }

  /** Notices that the person has not dismissed, newest first; those in `waiting` are for another session. */
  async of(
    queries: Queries,
    account: AccountId,
    waiting: ReadonlySet<string> = new Set(),
  ): Promise<Notice[]> {
    const rows = await queries
      .selectFrom('notices')
      .select(['id', 'kind', 'by_name', 'occurred_at'])
      .where('account_id', '=', account)
      .where('dismissed_at', '=', 0)
      .orderBy('occurred_at', 'desc')
      .execute();
    return rows
      .filter(({ id }) => !waiting.has(id))
      .map(({ kind, by_name, occurred_at }) => ({ kind, byName: by_name, occurredAt: occurred_at }));
  }

  /** The person has read them, but for those in `waiting`. */
  async dismiss(
    queries: Queries,
    account: AccountId,
    waiting: ReadonlySet<string> = new Set(),
  ): Promise<void> {
    await queries
      .updateTable('notices')
      .set({ dismissed_at: this.clock.now() })
      .where('account_id', '=', account)
      .where('dismissed_at', '=', 0)
      .$if(waiting.size > 0, (query) => query.where('id', 'not in', [...waiting]))
      .execute();
  }
}
