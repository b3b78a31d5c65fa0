import { setImmediate as othersTurn } from 'node:timers/promises';
import type {
  ImportBatch,
  ImportError,
  ImportRow,
  KeptReason,
  UndoneImport,
} from '../../../shared/ipc/staff-file-contract';
import type { AccountId } from '../../../shared/ids';
import { ok, type Result, refuse } from '../../../shared/result';
import type { StaffValues } from '../../../shared/staff-fields';
import { importErrorsTold } from '../../../shared/staff-import';
import type { AuditLog } from '../audit/audit-log';
import type { Queries, Store, StoreTransaction } from '../store/schema';
import type { NewId } from '../platform/random';
import type { Actor } from '../sessions/actor';
import type { SessionService } from '../sessions/session-service';
import type { Account, Accounts } from '../accounts/accounts';
import { type CheckedImport, checkImport, usernameKeysOf } from './import-check';
import {
  type ImportBatchRow,
  importedAfter,
  insertBatch,
  insertImported,
  latestBatches,
  markUndone,
  removeUntouched,
  takenUsernameKeys,
} from './import-repository';
import { isLastManager } from '../accounts/able-managers';
import { inTransaction } from '../store/in-transaction';

/** How many imports the page shows. */
const batchesShown = 10;
/** People between two turns of the event loop, so that a large import does not hold up the windows. */
const peopleAtOnce = 20;

/** The first errors of a file, and how many there are. */
interface ReportedErrors {
  readonly errors: ImportError[];
  readonly errorCount: number;
}

/** The result of an import. */
export type ImportOutcome =
  | { readonly kind: 'imported'; readonly batch: ImportBatch }
  | ({ readonly kind: 'refused' } & ReportedErrors);

/** Dependencies of `StaffImport`. */
interface StaffImportDeps {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly sessions: SessionService;
  readonly audit: AuditLog;
  readonly newId: NewId;
}

/**
 * Adds people from a file. No password matches their empty hash until a manager sets the first password in the profile.
 */
export class StaffImport {
  constructor(private readonly deps: StaffImportDeps) {}

  /** Says what an import of these rows would refuse, and stores nothing. */
  async check(rows: readonly ImportRow[]): Promise<ReportedErrors & { good: number }> {
    const { good, errors } = await this.judge(this.deps.store, rows);
    return { ...reported(errors), good: good.length };
  }

  /** Adds everybody, or with `onlyGood` the people without an error, in one transaction with an event for each. */
  async import(
    acting: Actor,
    { rows, fileName, onlyGood }: { rows: readonly ImportRow[]; fileName: string; onlyGood: boolean },
  ): Promise<Result<ImportOutcome>> {
    return inTransaction(this.deps.store, acting, async (trx, actor): Promise<Result<ImportOutcome>> => {
      const { good, errors } = await this.judge(trx, rows);
      if (good.length === 0 || (errors.length > 0 && !onlyGood))
        return ok({ kind: 'refused', ...reported(errors) });
      const batch: ImportBatchRow = {
        id: this.deps.newId<string>(),
        file_name: fileName,
        by_name: actor.name,
        people: good.length,
        created_at: this.deps.accounts.now(),
        undone_at: 0,
      };
      await insertBatch(trx, batch);
      await this.deps.audit.record(trx, {
        action: 'staff.imported',
        actor,
        details: { people: good.length, file: fileName, import: batch.id },
      });
      for (let from = 0; from < good.length; from += peopleAtOnce) {
        if (from > 0) await othersTurn();
        await this.addSome(trx, actor, batch.id, good.slice(from, from + peopleAtOnce));
      }
      return ok({ kind: 'imported', batch: batchOf(batch) });
    });
  }

  private async addSome(
    trx: StoreTransaction,
    actor: Account,
    batch: string,
    people: readonly StaffValues[],
  ): Promise<void> {
    const added = await this.deps.accounts.addAll(
      trx,
      people.map((person) => ({ ...person, password: this.deps.accounts.password('', 'owner') })),
    );
    const ids = added.map(({ id }) => id);
    await insertImported(trx, batch, ids);
    await this.deps.audit.recordAll(
      trx,
      added.map((subject) => ({
        action: 'staff.added' as const,
        actor,
        subject,
        details: { role: subject.role, import: batch },
      })),
    );
  }

  /** The latest imports, newest first. */
  async imports(): Promise<ImportBatch[]> {
    return (await latestBatches(this.deps.store, batchesShown)).map(batchOf);
  }

  /** Undoes an import once: removes the people whom nobody has changed since, and sets the others inactive. */
  async undo(acting: Actor, batch: string): Promise<Result<UndoneImport>> {
    const touched: Account[] = [];
    const result = await inTransaction(
      this.deps.store,
      acting,
      async (trx, actor): Promise<Result<UndoneImport>> => {
        if (!(await markUndone(trx, batch, this.deps.accounts.now()))) return refuse('not-found');
        const undone = { removed: 0, setInactive: 0, inactiveBefore: 0, kept: [] as UndoneImport['kept'] };
        for await (const account of imported(trx, batch)) {
          const keptFor = account.active === 0 ? null : await this.keptFor(trx, actor, account);
          if (await removeUntouched(trx, account.id)) {
            undone.removed += 1;
            await this.recordOne(trx, 'staff.removed', actor, account, batch);
          } else if (account.active === 0) undone.inactiveBefore += 1;
          else if (keptFor !== null) undone.kept.push({ name: account.name, reason: keptFor });
          else {
            // This transaction has read the account.
            if (!(await this.deps.accounts.change(trx, account, { active: 0 }, true)))
              throw new Error('An account was changed while its import was undone');
            undone.setInactive += 1;
            touched.push(account);
            await this.recordOne(trx, 'staff.set-inactive', actor, account, batch);
          }
        }
        const { removed, setInactive, inactiveBefore, kept } = undone;
        await this.deps.audit.record(trx, {
          action: 'staff.import-undone',
          actor,
          details: { import: batch, removed, setInactive, left: inactiveBefore + kept.length },
        });
        return ok(undone);
      },
    );
    if (result.ok) for (const { id } of touched) await this.deps.sessions.revokeStale(id);
    return result;
  }

  private async keptFor(trx: StoreTransaction, actor: Account, account: Account): Promise<KeptReason | null> {
    if (account.id === actor.id) return 'self';
    return (await isLastManager(trx, account)) ? 'last-manager' : null;
  }

  private recordOne(
    trx: StoreTransaction,
    action: 'staff.removed' | 'staff.set-inactive',
    actor: Account,
    subject: Account,
    batch: string,
  ): Promise<number> {
    return this.deps.audit.record(trx, { action, actor, subject, details: { import: batch } });
  }

  private async judge(queries: Queries, rows: readonly ImportRow[]): Promise<CheckedImport> {
    // The dispatcher has just parsed all rows, so other calls go first.
    await othersTurn();
    return await checkImport(rows, await takenUsernameKeys(queries, usernameKeysOf(rows)));
  }
}

const reported = (errors: readonly ImportError[]): ReportedErrors => ({
  errors: errors.slice(0, importErrorsTold),
  errorCount: errors.length,
});

/** Everybody whom an import added. The caller may remove the people that it has received. */
async function* imported(queries: Queries, batch: string): AsyncGenerator<Account> {
  let after: AccountId | '' = '';
  for (;;) {
    const accounts: Account[] = await importedAfter(queries, batch, after, peopleAtOnce);
    yield* accounts;
    const last = accounts.at(-1);
    if (!last || accounts.length < peopleAtOnce) return;
    after = last.id;
    await othersTurn();
  }
}

const batchOf = ({ id, file_name, by_name, people, created_at, undone_at }: ImportBatchRow): ImportBatch => ({
  batchId: id,
  fileName: file_name,
  byName: by_name,
  importedAt: created_at,
  people,
  undone: undone_at !== 0,
});
