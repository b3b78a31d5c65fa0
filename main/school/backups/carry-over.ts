import { sql } from 'kysely';
import type { WrittenDetails } from '../../../shared/audit-event';
import { factsOf, type RestoreReport } from '../../../shared/restore-report';
import type { Accounts } from '../accounts/accounts';
import type { Clock } from '../platform/clock';
import { inTransaction, nobody } from '../store/in-transaction';
import type { Queries, Store, StoreTransaction } from '../store/schema';
import { applyRules } from './apply-rules';
import { type CarriedLog, carryLog, type JudgedLog, type LogParts } from './carry-log';
import { compareStores, snapshotOf } from './compare-stores';
import { keepAManager } from './keep-a-manager';
import { judgeRestorer, type Restorer } from './restore-refused';

/** Today's store: its file with the present schema, or nothing that can be read, or a new computer without data. */
export type PresentStore =
  /** `judged` is the verdict on its log, where something was appended to it since. */
  | { readonly kind: 'open'; readonly file: string; readonly judged?: JudgedLog | null }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'new-computer' };

/** A restore's facts for the audit log, beside its report. */
export interface RestoreNote {
  /** The backup's name, and when it was made. */
  readonly name: string;
  readonly createdAt: number;
  /** The manager who restores; null on a closed desk without one. */
  readonly actor: Restorer | null;
  /** Whether somebody showed the recovery key of the owner's sheet instead. */
  readonly withSheet: boolean;
}

/** What a restore works with besides the two stores. */
export interface RestoreParts extends LogParts {
  readonly accounts: Accounts;
  readonly clock: Clock;
}

/**
 * Makes a restored store safe to use, in one transaction: it judges today's log and keeps of today's store what
 * `restoreRules` says. It ends all sessions and challenges, records the restore, and tells every active manager. Throws
 * RestoreRefused.
 */
export const carryOver = async (
  restored: Store,
  present: PresentStore,
  parts: RestoreParts,
  note: RestoreNote,
): Promise<RestoreReport> => {
  // SQLite can't attach inside a transaction. Closing the restored store detaches the file; nothing writes to it.
  if (present.kind === 'open') await sql`attach database ${present.file} as present`.execute(restored);
  return inTransaction(restored, nobody, async (trx) => {
    const today = present.kind === 'open' ? trx.withSchema('present') : null;
    if (today && note.actor) await judgeRestorer(parts.accounts, today, note.actor);
    const judged = present.kind === 'open' ? present.judged : null;
    const log = await carryLog(trx, today, parts, judged ?? null);
    const report = await keepStricter(trx, today, log, parts.clock.now());
    const told = { ...report, log: present.kind === 'new-computer' ? ('none' as const) : report.log };
    await record(trx, parts, note, told);
    return told;
  });
};

const keepStricter = async (
  trx: StoreTransaction,
  today: Queries | null,
  { isContinued, ...log }: CarriedLog,
  now: number,
): Promise<RestoreReport> => {
  const backup = await snapshotOf(trx);
  const voidCodes = await countUnknownCodes(trx, today);
  await applyRules(trx, { hasPresent: today !== null, presentIsLater: isContinued });
  if (today) await setUnknownInactive(trx);
  await distrustUnknown(trx, today, now);
  await deleteUnsupervisedKeys(trx);
  // Every session ends: what the notices tell of is news to the next one, wherever the restored log stands.
  await trx.updateTable('notices').set({ sequence: 0 }).execute();
  const managersStay = today !== null && (await keepAManager(trx, today));
  await raiseEpochs(trx);
  const present = today && (await snapshotOf(today));
  return { ...log, ...compareStores(backup, present, await snapshotOf(trx)), managersStay, voidCodes };
};

/** People who aren't in today's store have no rights today, so they come back inactive. */
const setUnknownInactive = async (trx: StoreTransaction): Promise<void> => {
  await sql`update main.accounts set active = 0 where id not in (select id from present.accounts)`.execute(
    trx,
  );
};

/** The people of whom today's store says nothing: their factors may have been used or reset since the backup. */
const unknownToday = (today: Queries | null) =>
  today ? sql<boolean>`account_id not in (select id from present.accounts)` : sql<boolean>`true`;

const countUnknownCodes = async (trx: StoreTransaction, today: Queries | null): Promise<number> => {
  const { count } = await trx
    .selectFrom('recovery_codes')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('consumed_at', '=', 0)
    .where(unknownToday(today))
    .executeTakeFirstOrThrow();
  return count;
};

/** Drops the keys that these people have not confirmed, and refuses codes that they may have used just before. */
const distrustUnknown = async (trx: StoreTransaction, today: Queries | null, now: number): Promise<void> => {
  const isUnknown = unknownToday(today);
  await trx.deleteFrom('authenticators').where('state', '=', 'pending').where(isUnknown).execute();
  await trx
    .updateTable('authenticators')
    .set({ last_step: sql`max(last_step, cast(${now / 1_000} as integer) / period_seconds + drift_steps)` })
    .where(isUnknown)
    .execute();
};

/** If the restored options supervise enrolment, a pending key may stem from a time without supervision. */
const deleteUnsupervisedKeys = async (trx: StoreTransaction): Promise<void> => {
  const school = await trx.selectFrom('school').select('supervised_enrolment').executeTakeFirst();
  if (school?.supervised_enrolment === 1)
    await trx.deleteFrom('authenticators').where('state', '=', 'pending').execute();
};

const raiseEpochs = async (trx: StoreTransaction): Promise<void> => {
  await trx
    .updateTable('accounts')
    .set((of) => ({ epoch: of('epoch', '+', 1), version: of('version', '+', 1) }))
    .execute();
};

/** Records the restore and tells every active manager of the restored store, the actor included. */
const record = async (
  trx: StoreTransaction,
  { audit }: RestoreParts,
  { name, createdAt, actor, withSheet }: RestoreNote,
  report: RestoreReport,
): Promise<void> => {
  const facts = { createdAt, ...factsOf(report) };
  const details: WrittenDetails = { name, ...facts };
  const by = withSheet ? { ...details, by: 'owner-sheet' as const } : details;
  await audit.record(trx, { action: 'backup.restored', actor, details: by });
};
