import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

/** Reads rows of the store's file as it lies on the disk, while the app runs or not. */
export const rowsOf = <Row>(dataDirectory: string, sql: string, ...values: readonly unknown[]): Row[] => {
  const file = new Sqlite(join(dataDirectory, 'latchkey.db'), { readonly: true });
  try {
    return file.prepare(sql).all(...values) as Row[];
  } finally {
    file.close();
  }
};

/** Changes rows while the app does not run: what would take a hundred tries to bring about. */
export const changeRows = (dataDirectory: string, sql: string, ...values: readonly unknown[]): void => {
  const file = new Sqlite(join(dataDirectory, 'latchkey.db'));
  try {
    file.prepare(sql).run(...values);
  } finally {
    file.close();
  }
};

/** How many rows a table holds. */
export const countOf = (
  dataDirectory: string,
  table: 'accounts' | 'school' | 'authenticators' | 'sessions',
): number =>
  rowsOf<{ count: number }>(dataDirectory, `select count(*) as count from ${table}`)[0]?.count ?? 0;

/** How often something was audited, by action and outcome. */
export const auditedTimes = (dataDirectory: string, action: string, outcome: 'success' | 'failure'): number =>
  rowsOf<{ count: number }>(
    dataDirectory,
    'select count(*) as count from audit_events where action = ? and outcome = ?',
    action,
    outcome,
  )[0]?.count ?? 0;
