import type { StockTokenId } from '../../../shared/ids';
import type { StockToken } from '../../../shared/ipc/tokens-contract';
import type { Queries } from '../store/schema';
import type { Clock } from '../platform/clock';
import type { NewId } from '../platform/random';
import type { SecretBox } from '../keys/secret-box';
import * as repository from './token-stock-repository';
import { takenSerials } from './two-factor-repository';

/** A token's own data: what stands on it, and what is in it. */
export interface TokenSeed {
  readonly serial: string;
  readonly seed: Uint8Array;
  readonly periodSeconds: 30 | 60;
}

/** The hardware tokens that nobody has yet. Every method works inside of the transaction that it is given. */
export class TokenStock {
  constructor(
    private readonly box: SecretBox,
    private readonly clock: Clock,
    private readonly newId: NewId,
  ) {}

  async list(queries: Queries): Promise<StockToken[]> {
    const rows = await repository.listStock(queries);
    return rows.map((row) => ({
      stockTokenId: row.id,
      serial: row.serial,
      periodSeconds: row.period_seconds,
      addedAt: row.created_at,
    }));
  }

  /** The serial numbers that are here already, in the stock or with somebody, of those asked for. */
  async known(queries: Queries, serials: readonly string[]): Promise<Set<string>> {
    const [stocked, taken] = [
      await repository.stockedSerials(queries, serials),
      await takenSerials(queries, serials),
    ];
    return new Set([...stocked, ...taken]);
  }

  /** Puts a token into the stock; its serial number must not be known yet. */
  async put(queries: Queries, { serial, seed, periodSeconds }: TokenSeed): Promise<void> {
    const id = this.newId<StockTokenId>();
    await repository.insertStockToken(queries, {
      id,
      serial,
      period_seconds: periodSeconds,
      sealed_seed: this.box.seal('token-seed', seed, [id]),
      created_at: this.clock.now(),
    });
  }

  /** A token of the stock with its seed, or null. Throws SealBroken for a damaged row. */
  async find(queries: Queries, id: StockTokenId): Promise<TokenSeed | null> {
    const row = await repository.findStockToken(queries, id);
    return row
      ? {
          serial: row.serial,
          periodSeconds: row.period_seconds,
          seed: this.box.open('token-seed', row.sealed_seed, [id]),
        }
      : null;
  }

  /** Takes a token out; true when this call did it. */
  remove(queries: Queries, id: StockTokenId): Promise<boolean> {
    return repository.removeStockToken(queries, id);
  }
}
