import type { PlainErrorCode } from '../../../shared/result';
import type { Store, StoreTransaction } from './schema';

/** The dispatcher admitted an act, and its transaction found that the actor may not do it any more. It changed nothing. */
export class ActRefused extends Error {
  override readonly name = 'ActRefused';

  constructor(readonly code: PlainErrorCode) {
    super(`The act is refused with ${code}`);
  }
}

/** Whoever a transaction acts for. */
export interface Acting<Who> {
  /** Judges the actor inside of the transaction, and returns them as they are now. Throws ActRefused. */
  judgeAgain(trx: StoreTransaction): Promise<Who>;
}

/**
 * No signed-in person acts: the desk does, or somebody who signs in, whom the work judges by their challenge or password.
 * `test/unit/structure` lists the files that may say so.
 */
export const nobody: Acting<null> = { judgeAgain: async () => null };

/**
 * Runs work in one transaction: all of it commits, or nothing does. The actor is judged first, because an act that was
 * admitted must not land after a deactivation. Only services call this; repositories open no transactions. The work
 * touches nothing but the store, because a transaction may be retried.
 */
export const inTransaction = <T, Who>(
  store: Store,
  acting: Acting<Who>,
  work: (trx: StoreTransaction, who: Who) => Promise<T>,
): Promise<T> => store.transaction().execute(async (trx) => work(trx, await acting.judgeAgain(trx)));
