import { sql } from 'kysely';
import type { Store, StoreTransaction } from '../store/schema';
import { copyFromPresent, type Merge, onConflictMerge } from './copy-from-present';
import { inTransaction, nobody } from '../store/in-transaction';

/** Rows that a restore kept from the present store. */
export interface CarriedOver {
  /** Audit events that are newer than the backup. */
  readonly auditEvents: number;
}

/**
 * Makes a restored store safe to use, in one transaction. It raises every account's epoch, which ends sessions and
 * challenges, and voids one-time passes and enrolment codes. From the present store it keeps failures, second factors,
 * notices and the audit log. `present` is that store's file, with the same schema; null if it can't be read. `record` writes
 * the restore's event in the same transaction.
 */
export const carryOver = async (
  present: string | null,
  restored: Store,
  record: (trx: StoreTransaction) => Promise<unknown>,
): Promise<CarriedOver> => {
  // SQLite can't attach inside a transaction. Closing the restored store detaches the file; nothing writes to it.
  if (present !== null) await sql`attach database ${present} as present`.execute(restored);
  return inTransaction(restored, nobody, async (trx) => {
    await endSessions(trx);
    // A pass may have been used or withdrawn since the backup.
    await trx.deleteFrom('one_time_passes').execute();
    await deleteEnrolmentCodes(trx);
    const auditEvents = present === null ? 0 : await keepPresent(trx);
    await raiseEpochs(trx);
    await record(trx);
    return { auditEvents };
  });
};

const keepPresent = async (trx: StoreTransaction): Promise<number> => {
  await keepEpochs(trx);
  await keepFailures(trx);
  await keepHighWater(trx);
  await keepTwoFactor(trx);
  await deleteUnsupervisedKeys(trx);
  await keepNotices(trx);
  return keepAuditEvents(trx);
};

const endSessions = async (trx: StoreTransaction): Promise<void> => {
  await trx
    .updateTable('sessions')
    .set((of) => ({ ended_at: of.ref('created_at') }))
    .where('ended_at', '=', 0)
    .execute();
};

const keepEpochs = async (trx: StoreTransaction): Promise<void> => {
  await sql`
    update main.accounts
    set epoch = max(accounts.epoch, now.epoch), version = max(accounts.version, now.version)
    from present.accounts as now where now.id = accounts.id`.execute(trx);
};

const raiseEpochs = async (trx: StoreTransaction): Promise<void> => {
  await trx
    .updateTable('accounts')
    .set((of) => ({ epoch: of('epoch', '+', 1), version: of('version', '+', 1) }))
    .execute();
};

/** A code may have been used or voided since the backup. A manager can issue a new one. */
const deleteEnrolmentCodes = async (trx: StoreTransaction): Promise<void> => {
  await trx.deleteFrom('enrolment_codes').execute();
};

/** If the restored options supervise enrolment, a pending key may stem from a time without supervision. */
const deleteUnsupervisedKeys = async (trx: StoreTransaction): Promise<void> => {
  const school = await trx.selectFrom('school').select('supervised_enrolment').executeTakeFirst();
  if (school?.supervised_enrolment === 1)
    await trx.deleteFrom('authenticators').where('state', '=', 'pending').execute();
};

const throttleMerge: Merge<'throttles', 'subject'> = {
  failures: 'larger',
  code_failures: 'larger',
  remaining_wait: 'larger',
  updated_at: 'present',
};

const keepFailures = async (trx: StoreTransaction): Promise<void> => {
  await copyFromPresent(trx, 'throttles', sql`true`, onConflictMerge('throttles', 'subject', throttleMerge));
};

const deskMerge: Merge<'desks', 'id'> = { high_water_at: 'larger', era: 'larger' };

const keepHighWater = async (trx: StoreTransaction): Promise<void> => {
  await copyFromPresent(trx, 'desks', sql`true`, onConflictMerge('desks', 'id', deskMerge));
};

/** A condition on the present store: the row's account is in the backup too. */
const ofAccountsInBoth = sql`account_id in (select id from main.accounts)`;

/** Replaces the backup's rows of every account that exists now with the present ones. */
const replaceRows = async (
  trx: StoreTransaction,
  table: 'authenticators' | 'recovery_codes' | 'notices' | 'sign_in_reports',
): Promise<void> => {
  await sql`
    delete from ${sql.id('main', table)} where account_id in (select id from present.accounts)`.execute(trx);
  await copyFromPresent(trx, table, ofAccountsInBoth);
};

/**
 * Keeps the present second factors of every account that exists now. An older file must not undo an accepted step, a used
 * code, a reset after a lost phone, or a new enrolment.
 */
const keepTwoFactor = async (trx: StoreTransaction): Promise<void> => {
  // Deleting authenticators deletes their burnt steps.
  await replaceRows(trx, 'authenticators');
  await copyFromPresent(
    trx,
    'burnt_steps',
    sql`authenticator_id in (select id from present.authenticators where ${ofAccountsInBoth})`,
  );
  await replaceRows(trx, 'recovery_codes');
  // A token may have been assigned or removed since the backup.
  await trx.deleteFrom('token_stock').execute();
  await copyFromPresent(trx, 'token_stock', sql`true`);
};

/**
 * Keeps the present notices and reported sign-ins. A restore must not hide a reset or a report, nor bring back a notice that
 * the person has dismissed.
 */
const keepNotices = async (trx: StoreTransaction): Promise<void> => {
  await replaceRows(trx, 'notices');
  // Every session ends: what the notices tell of is news to the next one, wherever the restored log stands.
  await trx.updateTable('notices').set({ sequence: 0 }).execute();
  await replaceRows(trx, 'sign_in_reports');
};

/** Hosts whose log in the backup is the beginning of their present log. Only such a log can continue. */
const continuedHosts = sql<{ host_id: string }>`
  select host_id from (select distinct host_id from present.audit_events) as host where not exists (
    select 1 from main.audit_events as last
    where last.host_id = host.host_id
      and last.sequence = (select max(sequence) from main.audit_events where host_id = host.host_id)
      and not exists (
        select 1 from present.audit_events as now
        where now.host_id = last.host_id and now.sequence = last.sequence and now.mac = last.mac))`;

/** Appends the present log's newer events to the restored log, and takes the counts that belong to them. */
const keepAuditEvents = async (trx: StoreTransaction): Promise<number> => {
  let kept = 0;
  for (const { host_id: host } of (await continuedHosts.execute(trx)).rows) {
    kept += await copyFromPresent(
      trx,
      'audit_events',
      sql`host_id = ${host} and sequence >
        coalesce((select max(sequence) from main.audit_events where host_id = ${host}), 0)`,
    );
    await sql`delete from main.sign_in_counts where host_id = ${host}`.execute(trx);
    await copyFromPresent(trx, 'sign_in_counts', sql`host_id = ${host}`);
  }
  return kept;
};
