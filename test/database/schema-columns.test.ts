import { expect, test } from 'vitest';
import type { tables } from '../../main/school/store/migrations/0001-store';
import type { Schema } from '../../main/school/store/schema';

type Made = { [Table in keyof typeof tables]: keyof (typeof tables)[Table]['columns'] };
type Named = { [Table in keyof Schema]: keyof Schema[Table] };
/** The columns that only the first has, by table. */
type Without<One extends Record<keyof Schema, string>, Other extends Record<keyof Schema, string>> =
  | 'nothing'
  | {
      [Table in keyof Schema]: Exclude<One[Table], Other[Table]> extends never
        ? never
        : `${Table}.${Exclude<One[Table], Other[Table]>}`;
    }[keyof Schema];

// A migration imports nothing of ours. So the type check compares it here, and names a column that only one of them has.
const onlyInSchema: Readonly<Record<Without<Named, Made>, true>> = { nothing: true };
const onlyInMigration: Readonly<Record<Without<Made, Named>, true>> = { nothing: true };

test('the migration makes the columns that the schema names, and no other', () => {
  expect(onlyInMigration).toEqual(onlyInSchema);
});
