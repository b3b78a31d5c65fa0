import type { Store, StoreTransaction } from './schema';

/**
 * Runs work in one transaction: all of it commits, or nothing does. Only services call this; repositories open no
 * transactions. The work touches nothing but the store, because a transaction may be retried.
 */
export const inTransaction = <T>(store: Store, work: (trx: StoreTransaction) => Promise<T>): Promise<T> =>
  store.transaction().execute(work);
