import type { StockTokenId } from '../../../shared/ids';
import type { StockToken } from '../../../shared/ipc/tokens-contract';
import type { Queries } from '../store/schema';
import type { Clock } from '../platform/clock';
import type { NewId } from '../platform/random';
import type { SecretBox } from '../keys/secret-box';
import * as repository from './token-stock-repository';
import { takenSerials } from './two-factor-repository';

/** A token's serial number, seed and time step. */
export interface TokenSeed {
  readonly serial: string;
  readonly seed: Uint8Array;
  readonly periodSeconds: 30 | 60;
}

/** The hardware tokens without an owner. Every method runs inside of the caller's transaction. */
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

  /** Those of the given serial numbers that exist already, in the stock or with an owner. */
  async known(queries: Queries, serials: readonly string[]): Promise<Set<string>> {
    const [stocked, taken] = [
      await repository.stockedSerials(queries, serials),
      await takenSerials(queries, serials),
    ];
    return new Set([...stocked, ...taken]);
  }

  /** Adds a token to the stock. Its serial number must be new. */
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

  /** Finds a token with its seed, or null. Throws SealBroken for a damaged row. */
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

  /** Removes a token. Returns whether this call did it. */
  remove(queries: Queries, id: StockTokenId): Promise<boolean> {
    return repository.removeStockToken(queries, id);
  }
}
