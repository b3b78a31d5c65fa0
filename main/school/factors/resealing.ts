import { setImmediate } from 'node:timers/promises';
import { Mutex } from 'async-mutex';
import { SealBroken, type SecretBox } from '../keys/secret-box';
import type { Logger } from '../platform/logger';
import { inTransaction, nobody } from '../store/in-transaction';
import type { Store, StoreTransaction } from '../store/schema';
import { replaceSealedSeed, stockUnderOlderKeys } from './token-stock-repository';
import { authenticatorsUnderOlderKeys, replaceSealedSecret } from './two-factor-repository';

/** Secrets that one transaction reseals. It is small, so that calls of the windows run in between. */
const resealedAtOnce = 50;

/** Dependencies of `Resealing`. */
interface ResealingDeps {
  readonly store: Store;
  readonly box: SecretBox;
  readonly logger: Pick<Logger, 'error'>;
}

/** A page of resealed secrets: their number, and the last id that was read; null after the last page. */
interface Page {
  readonly sealed: number;
  readonly last: string | null;
}

/** Reseals what older data keys sealed, so that an older key opens nothing of the present store. */
export class Resealing {
  private readonly mutex = new Mutex();
  /** The data key under which this run has resealed everything. */
  private doneUnder: number | null = null;

  constructor(private readonly deps: ResealingDeps) {}

  /**
   * Reseals every secret that is not under the newest data key. Returns their number. A run that was interrupted continues
   * at the next call, also after a restart. It costs nothing once it is done.
   */
  finish(): Promise<number> {
    return this.mutex.runExclusive(async () => {
      const { keyId } = this.deps.box;
      if (this.doneUnder === keyId) return 0;
      let sealed = 0;
      for (const reseal of [this.authenticators, this.stock]) {
        let after: string | null = '';
        while (after !== null) {
          const from: string = after;
          const page: Page = await inTransaction(this.deps.store, nobody, (trx) => reseal(trx, from));
          sealed += page.sealed;
          after = page.last;
          // A transaction doesn't yield to the event loop. Without this, no window gets an answer until the last page.
          await setImmediate();
        }
      }
      this.doneUnder = keyId;
      return sealed;
    });
  }

  private readonly authenticators = async (trx: StoreTransaction, after: string): Promise<Page> => {
    const rows = await authenticatorsUnderOlderKeys(trx, this.deps.box.keyId, after, resealedAtOnce);
    let sealed = 0;
    for (const row of rows) {
      const anew = this.anew('authenticator-secret', row.sealed_secret, [row.account_id, row.id]);
      if (!anew) continue;
      await replaceSealedSecret(trx, row.id, anew);
      sealed += 1;
    }
    return { sealed, last: lastOf(rows) };
  };

  private readonly stock = async (trx: StoreTransaction, after: string): Promise<Page> => {
    const rows = await stockUnderOlderKeys(trx, this.deps.box.keyId, after, resealedAtOnce);
    let sealed = 0;
    for (const row of rows) {
      const anew = this.anew('token-seed', row.sealed_seed, [row.id]);
      if (!anew) continue;
      await replaceSealedSeed(trx, row.id, anew);
      sealed += 1;
    }
    return { sealed, last: lastOf(rows) };
  };

  /** The value under the newest data key; null for a damaged one, which must not keep the others under an older key. */
  private anew(
    purpose: 'authenticator-secret' | 'token-seed',
    sealed: Buffer,
    boundTo: readonly string[],
  ): Buffer | null {
    try {
      return this.deps.box.seal(purpose, this.deps.box.open(purpose, sealed, boundTo), boundTo);
    } catch (cause) {
      if (!(cause instanceof SealBroken)) throw cause;
      this.deps.logger.error(`A stored ${purpose} does not open, so it was not resealed`, cause);
      return null;
    }
  }
}

const lastOf = (rows: readonly { readonly id: string }[]): string | null =>
  rows.length < resealedAtOnce ? null : (rows.at(-1)?.id ?? null);
