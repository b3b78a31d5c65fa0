import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

/** Reads rows from the store's file on the disk, whether the app runs or not. */
export const rowsOf = <Row>(dataDirectory: string, sql: string, ...values: readonly unknown[]): Row[] => {
  const file = new Sqlite(join(dataDirectory, 'latchkey.db'), { readonly: true });
  try {
    return file.prepare(sql).all(...values) as Row[];
  } finally {
    file.close();
  }
};

/** Changes rows while the app does not run, for a state that would take a hundred tries. */
export const changeRows = (dataDirectory: string, sql: string, ...values: readonly unknown[]): void => {
  const file = new Sqlite(join(dataDirectory, 'latchkey.db'));
  try {
    file.prepare(sql).run(...values);
  } finally {
    file.close();
  }
};

/** Counts the rows of a table. */
export const countOf = (
  dataDirectory: string,
  table: 'accounts' | 'school' | 'authenticators' | 'sessions',
): number =>
  rowsOf<{ count: number }>(dataDirectory, `select count(*) as count from ${table}`)[0]?.count ?? 0;

/** Counts the audit events with an action and outcome. */
export const auditedTimes = (dataDirectory: string, action: string, outcome: 'success' | 'failure'): number =>
  rowsOf<{ count: number }>(
    dataDirectory,
    'select count(*) as count from audit_events where action = ? and outcome = ?',
    action,
    outcome,
  )[0]?.count ?? 0;
