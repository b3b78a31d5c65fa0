import { sql } from 'kysely';
import type { Store, StoreTransaction } from '../store/schema';
import { type Merge, merged, takeOver } from './take-over';
import { inTransaction } from '../store/in-transaction';

/** What a restore kept of the present store beside what the backup brings back. */
export interface CarriedOver {
  /** Audit events that are newer than the backup. */
  readonly auditEvents: number;
}

/**
 * Makes a restored store safe to go on with, in one transaction of it: every account's epoch goes up, so that sessions and
 * challenges die; no failure is forgotten; the second factors and the audit log go on as they are now; one-time passes are
 * void. `present` is the file of the present store, in the same shape; null when it cannot be read. `record` writes the
 * restore's own event, so that neither is there without the other.
 */
export const carryOver = async (
  present: string | null,
  restored: Store,
  record: (trx: StoreTransaction) => Promise<unknown>,
): Promise<CarriedOver> => {
  // It is only read from. SQLite attaches nothing inside of a transaction, and lets go of it when the store is closed.
  if (present !== null) await sql`attach database ${present} as present`.execute(restored);
  return inTransaction(restored, async (trx) => {
    await endSessions(trx);
    // Used, withdrawn or over since: which of them still counts, an older file cannot tell.
    await trx.deleteFrom('one_time_passes').execute();
    await forgetEnrolments(trx);
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
  await forgetUnsupervised(trx);
  await keepNews(trx);
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

/** A code that was used, or voided, since the backup must not count again; whoever needs one gets a new one. */
const forgetEnrolments = async (trx: StoreTransaction): Promise<void> => {
  await trx.deleteFrom('enrolment_codes').execute();
};

/** Where enrolment is supervised from now on, no key goes on that may have been drawn when it was not. */
const forgetUnsupervised = async (trx: StoreTransaction): Promise<void> => {
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
  await takeOver(trx, 'throttles', sql`true`, merged('throttles', 'subject', throttleMerge));
};

const deskMerge: Merge<'desks', 'id'> = { high_water_at: 'larger' };

const keepHighWater = async (trx: StoreTransaction): Promise<void> => {
  await takeOver(trx, 'desks', sql`true`, merged('desks', 'id', deskMerge));
};

/** Of the present store: what belongs to an account that the backup has as well. */
const ofAccountsInBoth = sql`account_id in (select id from main.accounts)`;

/** Puts the present rows of everybody who exists now in the place of the backup's. */
const replaceRows = async (
  trx: StoreTransaction,
  table: 'authenticators' | 'recovery_codes' | 'notices' | 'sign_in_reports',
): Promise<void> => {
  await sql`
    delete from ${sql.id('main', table)} where account_id in (select id from present.accounts)`.execute(trx);
  await takeOver(trx, table, ofAccountsInBoth);
};

/**
 * The second factor of everybody who exists now stays what it is now: an accepted step, a used code, a reset for a lost
 * phone or a new enrolment must not be undone by an older file.
 */
const keepTwoFactor = async (trx: StoreTransaction): Promise<void> => {
  // Burnt steps go with their authenticators.
  await replaceRows(trx, 'authenticators');
  await takeOver(
    trx,
    'burnt_steps',
    sql`authenticator_id in (select id from present.authenticators where ${ofAccountsInBoth})`,
  );
  await replaceRows(trx, 'recovery_codes');
  // A token that somebody has got since, or that was thrown away, is not to lie in the stock again.
  await trx.deleteFrom('token_stock').execute();
  await takeOver(trx, 'token_stock', sql`true`);
};

/**
 * What people were told, and what they said was not them, stays as it is now: nobody restores an older file so that a reset
 * or a report is not told, and nothing that was read comes back.
 */
const keepNews = async (trx: StoreTransaction): Promise<void> => {
  await replaceRows(trx, 'notices');
  await replaceRows(trx, 'sign_in_reports');
};

/** Hosts whose log in the backup is the beginning of their log now. Two histories do not fit into one chain. */
const continuedHosts = sql<{ host_id: string }>`
  select host_id from (select distinct host_id from present.audit_events) as host where not exists (
    select 1 from main.audit_events as last
    where last.host_id = host.host_id
      and last.sequence = (select max(sequence) from main.audit_events where host_id = host.host_id)
      and not exists (
        select 1 from present.audit_events as now
        where now.host_id = last.host_id and now.sequence = last.sequence and now.mac = last.mac))`;

/** The log goes on as it is now, and the counts of what is in it with it. */
const keepAuditEvents = async (trx: StoreTransaction): Promise<number> => {
  let kept = 0;
  for (const { host_id: host } of (await continuedHosts.execute(trx)).rows) {
    kept += await takeOver(
      trx,
      'audit_events',
      sql`host_id = ${host} and sequence >
        coalesce((select max(sequence) from main.audit_events where host_id = ${host}), 0)`,
    );
    await sql`delete from main.sign_in_counts where host_id = ${host}`.execute(trx);
    await takeOver(trx, 'sign_in_counts', sql`host_id = ${host}`);
  }
  return kept;
};
