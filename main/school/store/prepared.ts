import { type Compilable, type CompiledQuery, type Expression, type QueryResult, sql } from 'kysely';
import type { Queries } from './schema';

/** Stands for an argument while its query is built; where it ends up among the parameters, the argument goes. */
class Argument {
  constructor(readonly index: number) {}
}

/**
 * A query that is built and compiled once, at its first call, and run with other arguments from then on: for what every sign-in
 * asks, where building takes longer than running. `build` has to use each argument as a value, as it is: what it decided by one
 * would stay decided. Where a row is expected, `rows[0]`; where one is to be changed, `numAffectedRows`.
 */
export const prepared = <Arguments extends readonly unknown[], Row>(
  build: (queries: Queries, ...args: Arguments) => Compilable<Row>,
): ((queries: Queries, ...args: Arguments) => Promise<QueryResult<Row>>) => {
  let compiled: CompiledQuery<Row> | null = null;
  return (queries, ...args) => {
    if (!compiled) {
      const places = args.map((_, index) => new Argument(index)) as unknown as Arguments;
      compiled = build(queries, ...places).compile();
    }
    const parameters = compiled.parameters.map((parameter) =>
      parameter instanceof Argument ? args[parameter.index] : parameter,
    );
    const query = { ...compiled, parameters };
    // Straight to the connection: what Kysely does on the way is for plugins, of which there are none.
    return queries.getExecutor().provideConnection((connection) => connection.executeQuery<Row>(query));
  };
};

/**
 * A text to compare a column with, in a query that is sorted as well. There SQLite looks at what is bound to a bare parameter while it
 * plans, and at the bound of a `limit`, so that it plans the query anew each time that it is run, which takes several times as long as
 * running it. It does not look behind a cast; what never changes is written out (`sql.lit`).
 */
export const plannedOnce = <Text extends string>(text: Text): Expression<Text> =>
  sql<Text>`cast(${text} as text)`;

/**
 * The same for a number: how many rows a query is limited to, or what a column is compared with that partial indexes are made by (a bare one
 * is looked at, as it could be the index's). Bound, so that there are not as many queries as numbers; and a limit that is written
 * out has SQLite read a whole table and sort it, where an index gives only the first of the columns that it is sorted by.
 */
export const numberPlannedOnce = (number: number): Expression<number> =>
  sql<number>`cast(${number} as integer)`;
