import type { Store, StoreTransaction } from './schema';

/**
 * Runs work in one transaction: all of it commits, or nothing does. Services open transactions with this function alone,
 * repositories open none. Nothing outside of the store happens inside: a transaction may be run again.
 */
export const inTransaction = <T>(store: Store, work: (trx: StoreTransaction) => Promise<T>): Promise<T> =>
  store.transaction().execute(work);
