import { setImmediate } from 'node:timers/promises';
import type { SeedFileError, SeedFilePreview } from '../../../shared/ipc/tokens-contract';
import { policy } from '../../../shared/policy';
import { ok, type Result, refuse } from '../../../shared/result';
import type { AuditLog } from '../audit/audit-log';
import type { Queries, Store } from '../store/schema';
import type { Actor } from '../sessions/actor';
import type { Account, Accounts } from '../accounts/accounts';
import { readSeedFile, type SeedRow } from '../factors/seed-file';
import type { SupervisedEnrolment } from './supervised-enrolment';
import type { TokenService } from './token-service';
import type { TokenStock } from '../factors/token-stock';
import type { TwoFactorService } from '../factors/two-factor-service';
import { inTransaction } from '../store/in-transaction';

/** Rows to process before the event loop runs other work. */
const rowsAtOnce = 20;

interface JudgedRow extends SeedRow {
  /** The token's future owner; null for the stock. */
  readonly owner: Account | null;
}

interface JudgedFile {
  readonly rows: readonly JudgedRow[];
  readonly errors: readonly SeedFileError[];
}

/** Dependencies of `TokenImport`. */
interface TokenImportDeps {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly twoFactor: TwoFactorService;
  readonly stock: TokenStock;
  readonly tokens: TokenService;
  readonly supervised: SupervisedEnrolment;
  readonly audit: AuditLog;
}

/** Imports tokens from a seed file, all or none, after a preview of every line. */
export class TokenImport {
  constructor(private readonly deps: TokenImportDeps) {}

  /** Previews the import, without the secrets. */
  async preview({ account }: Actor, text: string): Promise<SeedFilePreview> {
    const { rows, errors } = await this.judge(this.deps.store, account, text);
    return {
      rows: rows.map(({ line, serial, periodSeconds, owner }) => ({
        line,
        serial,
        periodSeconds,
        name: owner?.name ?? null,
      })),
      errors: [...errors],
    };
  }

  /** Gives the tokens with a username to their owners and adds the others to the stock. */
  import(acting: Actor, text: string): Promise<Result<{ assigned: number; stocked: number }>> {
    return inTransaction(
      this.deps.store,
      acting,
      async (trx, actor): Promise<Result<{ assigned: number; stocked: number }>> => {
        const { rows, errors } = await this.judge(trx, actor, text);
        if (errors.length > 0) return refuse('seed-file-refused');
        for (const [index, row] of rows.entries()) {
          if (index % rowsAtOnce === rowsAtOnce - 1) await setImmediate();
          if (row.owner)
            await this.deps.tokens.give(trx, acting, row.owner, { ...row, driftSteps: 0, lastStep: -1 });
          else await this.deps.stock.put(trx, row);
        }
        const assigned = rows.filter(({ owner }) => owner).length;
        const count = { assigned, stocked: rows.length - assigned };
        await this.deps.audit.record(trx, {
          action: 'two-factor.tokens-imported',
          actor,
          portal: acting.session.portal,
          details: count,
        });
        return ok(count);
      },
    );
  }

  private async judge(queries: Queries, actor: Account, text: string): Promise<JudgedFile> {
    const file = readSeedFile(text);
    const knownSerials = await this.deps.stock.known(
      queries,
      file.rows.map(({ serial }) => serial),
    );
    const rows: JudgedRow[] = [];
    const errors: SeedFileError[] = [];
    const freeSlots = new Map<string, number>();
    for (const [index, row] of file.rows.entries()) {
      if (index % rowsAtOnce === rowsAtOnce - 1) await setImmediate();
      const { line } = row;
      if (knownSerials.has(row.serial)) errors.push({ line, column: 'serial', problem: 'known-token' });
      const account =
        row.username === '' ? null : await this.deps.accounts.findByUsername(queries, row.username);
      const owner = account?.active === 1 ? account : null;
      if (row.username !== '' && !owner)
        errors.push({ line, column: 'username', problem: 'unknown-username' });
      // A token to oneself would be a first factor that nobody supervised.
      if (owner?.id === actor.id && (await this.deps.supervised.isRequired(queries, owner)))
        errors.push({ line, column: 'username', problem: 'supervised' });
      if (owner) {
        const free = freeSlots.get(owner.id) ?? (await this.freeSlotsOf(queries, owner));
        freeSlots.set(owner.id, free - 1);
        if (free <= 0) errors.push({ line, column: 'username', problem: 'too-many-authenticators' });
      }
      rows.push({ ...row, owner });
    }
    const allErrors = [...file.errors, ...errors].toSorted((one, other) => one.line - other.line);
    const linesWithErrors = new Set(allErrors.map(({ line }) => line));
    return { rows: rows.filter(({ line }) => !linesWithErrors.has(line)), errors: allErrors };
  }

  private async freeSlotsOf(queries: Queries, { id }: Account): Promise<number> {
    return policy.authenticators.most - (await this.deps.twoFactor.held(queries, id)).length;
  }
}
