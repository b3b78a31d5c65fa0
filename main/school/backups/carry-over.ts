import { setImmediate } from 'node:timers/promises';
import type { AccountId, StockTokenId } from '../../../shared/ids';
import type { Selectable } from 'kysely';
import type { Queries, Schema, Store } from '../store/schema';
import { appendEvent, eventAt, eventsAfter, hostIds, lastEvent } from '../audit/audit-repository';

/** What a restore kept of the present store beside what the backup brings back. */
export interface CarriedOver {
  /** Audit events that are newer than the backup. */
  readonly auditEvents: number;
}

/**
 * Makes a restored store safe to go on with, in one transaction of it: every account's epoch goes up, so that sessions and
 * challenges die; no failure is forgotten; the second factors and the audit log go on as they are now; one-time passes are
 * void. `present` is null when the present store cannot be read; `record` writes the restore's own event, so that neither is
 * there without the other.
 */
export const carryOver = async (
  present: Store | null,
  restored: Store,
  record: (trx: Queries) => Promise<unknown>,
): Promise<CarriedOver> =>
  restored.transaction().execute(async (trx) => {
    await trx
      .updateTable('sessions')
      .set((of) => ({ ended_at: of.ref('created_at') }))
      .where('ended_at', '=', 0)
      .execute();
    // Used, withdrawn or over since: which of them still counts, an older file cannot tell.
    await trx.deleteFrom('one_time_passes').execute();
    await raiseEpochs(present, trx);
    await forgetEnrolments(trx);
    const auditEvents = present ? await keepPresent(present, trx) : 0;
    await record(trx);
    return { auditEvents };
  });

const keepPresent = async (present: Store, trx: Queries): Promise<number> => {
  await keepFailures(present, trx);
  await keepHighWater(present, trx);
  await keepTwoFactor(present, trx);
  await forgetUnsupervised(trx);
  await keepNews(present, trx);
  return keepAuditEvents(present, trx);
};

/** All rows of a table, some at a time: whoever's windows are open at this desk come in between. */
async function* pages<Row>(
  atOnce: number,
  read: (after: Row | undefined) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  let after: Row | undefined;
  for (;;) {
    const rows = await read(after);
    if (rows.length > 0) yield rows;
    if (rows.length < atOnce) return;
    after = rows.at(-1);
    await setImmediate();
  }
}

/** Accounts at once: one or two milliseconds, as main may have to wait for a processor as well. */
const accountsAtOnce = 5;

/** The ids of all accounts. */
async function* accountIds(queries: Queries): AsyncGenerator<AccountId[]> {
  const read = (after: { readonly id: AccountId } | undefined) =>
    queries
      .selectFrom('accounts')
      .select('id')
      .where('id', '>', after?.id ?? ('' as AccountId))
      .orderBy('id')
      .limit(accountsAtOnce)
      .execute();
  for await (const rows of pages(accountsAtOnce, read)) yield rows.map(({ id }) => id);
}

/** Of the accounts in the backup those that exist now as well, some at a time. */
async function* stillThere(present: Store, trx: Queries): AsyncGenerator<AccountId> {
  for await (const ids of accountIds(trx))
    yield* (
      await present.selectFrom('accounts').select('id').where('id', 'in', ids).orderBy('id').execute()
    ).map(({ id }) => id);
}

const raiseEpochs = async (present: Store | null, trx: Queries): Promise<void> => {
  for await (const ids of accountIds(trx)) {
    const raised = (queries: Queries) =>
      queries.selectFrom('accounts').select(['id', 'epoch', 'version']).where('id', 'in', ids).execute();
    const now = new Map(((await (present && raised(present))) ?? []).map((account) => [account.id, account]));
    for (const { id, epoch, version } of await raised(trx))
      await trx
        .updateTable('accounts')
        .set({
          epoch: Math.max(epoch, now.get(id)?.epoch ?? 0) + 1,
          version: Math.max(version, now.get(id)?.version ?? 0) + 1,
        })
        .where('id', '=', id)
        .execute();
  }
};

/** A code that was used, or voided, since the backup must not count again; whoever needs one gets a new one. */
const forgetEnrolments = async (trx: Queries): Promise<void> => {
  await trx.deleteFrom('enrolment_codes').execute();
};

/** Where enrolment is supervised from now on, no key goes on that may have been drawn when it was not. */
const forgetUnsupervised = async (trx: Queries): Promise<void> => {
  const school = await trx.selectFrom('school').select('supervised_enrolment').executeTakeFirst();
  if (school?.supervised_enrolment === 1)
    await trx.deleteFrom('authenticators').where('state', '=', 'pending').execute();
};

/** Rows at once of what there may be many of beside the accounts. */
const rowsAtOnce = 20;

const keepFailures = async (present: Store, trx: Queries): Promise<void> => {
  const throttles = pages<Selectable<Schema['throttles']>>(rowsAtOnce, (after) =>
    present
      .selectFrom('throttles')
      .selectAll()
      .where('subject', '>', after?.subject ?? '')
      .orderBy('subject')
      .limit(rowsAtOnce)
      .execute(),
  );
  for await (const rows of throttles)
    for (const row of rows) {
      const other = await trx
        .selectFrom('throttles')
        .selectAll()
        .where('subject', '=', row.subject)
        .executeTakeFirst();
      const larger = {
        failures: Math.max(row.failures, other?.failures ?? 0),
        code_failures: Math.max(row.code_failures, other?.code_failures ?? 0),
        remaining_wait: Math.max(row.remaining_wait, other?.remaining_wait ?? 0),
        updated_at: row.updated_at,
      };
      await trx
        .insertInto('throttles')
        .values({ subject: row.subject, ...larger })
        .onConflict((conflict) => conflict.column('subject').doUpdateSet(larger))
        .execute();
    }
};

const keepHighWater = async (present: Store, trx: Queries): Promise<void> => {
  for (const { id, high_water_at } of await present.selectFrom('desks').selectAll().execute())
    await trx
      .insertInto('desks')
      .values({ id, high_water_at })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet({ high_water_at }).where('desks.high_water_at', '<', high_water_at),
      )
      .execute();
};

/**
 * The second factor of everybody who exists now stays what it is now: an accepted step, a used code, a reset for a lost
 * phone or a new enrolment must not be undone by an older file.
 */
const keepTwoFactor = async (present: Store, trx: Queries): Promise<void> => {
  for await (const account of stillThere(present, trx)) {
    // Burnt steps go with their authenticators.
    await trx.deleteFrom('authenticators').where('account_id', '=', account).execute();
    await trx.deleteFrom('recovery_codes').where('account_id', '=', account).execute();
    for (const table of ['authenticators', 'recovery_codes'] as const) {
      const rows = await present.selectFrom(table).selectAll().where('account_id', '=', account).execute();
      if (rows.length > 0) await trx.insertInto(table).values(rows).execute();
    }
    const burnt = await present
      .selectFrom('burnt_steps')
      .innerJoin('authenticators', 'authenticators.id', 'burnt_steps.authenticator_id')
      .selectAll('burnt_steps')
      .where('authenticators.account_id', '=', account)
      .execute();
    if (burnt.length > 0) await trx.insertInto('burnt_steps').values(burnt).execute();
  }
  // A token that somebody has got since, or that was thrown away, is not to lie in the stock again.
  await trx.deleteFrom('token_stock').execute();
  const stock = pages<Selectable<Schema['token_stock']>>(rowsAtOnce, (after) =>
    present
      .selectFrom('token_stock')
      .selectAll()
      .where('id', '>', after?.id ?? ('' as StockTokenId))
      .orderBy('id')
      .limit(rowsAtOnce)
      .execute(),
  );
  for await (const tokens of stock) await trx.insertInto('token_stock').values(tokens).execute();
};

/**
 * What people were told, and what they said was not them, stays as it is now: nobody restores an older file so that a reset
 * or a report is not told, and nothing that was read comes back.
 */
const keepNews = async (present: Store, trx: Queries): Promise<void> => {
  for await (const account of stillThere(present, trx))
    for (const table of ['notices', 'sign_in_reports'] as const) {
      await trx.deleteFrom(table).where('account_id', '=', account).execute();
      const rows = await present.selectFrom(table).selectAll().where('account_id', '=', account).execute();
      for (let from = 0; from < rows.length; from += atOnce)
        await trx
          .insertInto(table)
          .values(rows.slice(from, from + atOnce))
          .execute();
    }
};

const atOnce = 500;
/** Events that are appended at once: a few milliseconds. */
const eventsAtOnce = 50;

const keepAuditEvents = async (present: Store, trx: Queries): Promise<number> => {
  let kept = 0;
  for (const host of await hostIds(present)) {
    const last = await lastEvent(trx, host);
    const same = last ? await eventAt(present, host, last.sequence) : undefined;
    // Another history than the present one: both cannot be told in one chain.
    if (last && !same?.mac.equals(last.mac)) continue;
    let after = last?.sequence ?? 0;
    for (;;) {
      const rows = await eventsAfter(present, host, after, eventsAtOnce);
      for (const row of rows) await appendEvent(trx, row);
      kept += rows.length;
      after = rows[rows.length - 1]?.sequence ?? after;
      if (rows.length < eventsAtOnce) break;
      await setImmediate();
    }
  }
  return kept;
};
