import Sqlite from 'better-sqlite3';
import { vi } from 'vitest';
import type { RawStore } from './raw-store';

/** A statement that was run, and the steps of SQLite's plan for it. */
export interface Planned {
  readonly statement: string;
  readonly steps: readonly string[];
}

/** Every statement that is run meanwhile, once each, in the order of their first run: also what was prepared long before. */
export const askedDuring = async (work: () => Promise<unknown>): Promise<string[]> => {
  const any = new Sqlite(':memory:');
  const kind = Object.getPrototypeOf(any.prepare('select 1')) as Sqlite.Statement;
  any.close();
  const spies = (['all', 'run', 'get', 'iterate'] as const).map((method) => vi.spyOn(kind, method));
  const asked = new Set<string>();
  try {
    await work();
  } finally {
    for (const spy of spies) {
      for (const statement of spy.mock.contexts) asked.add((statement as Sqlite.Statement).source);
      spy.mockRestore();
    }
  }
  return [...asked].filter((statement) => !/^\s*(begin|commit|rollback|pragma|explain)/i.test(statement));
};

/** SQLite's plans for statements, in a store as it is. */
export const plansOf = ({ sqlite }: RawStore, statements: readonly string[]): Planned[] =>
  statements.map((statement) => ({
    statement,
    steps: sqlite
      .prepare<unknown[], { detail: string }>(`explain query plan ${statement}`)
      .all(...[...statement.matchAll(/\?/g)].map(() => ''))
      .map(({ detail }) => detail),
  }));
