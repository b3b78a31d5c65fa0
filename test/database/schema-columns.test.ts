import { expectTypeOf, test } from 'vitest';
import type { tables } from '../../main/school/store/migrations/0001-store';
import type { Schema } from '../../main/school/store/schema';

type Made = { [Table in keyof typeof tables]: keyof (typeof tables)[Table]['columns'] };
type Named = { [Table in keyof Schema]: keyof Schema[Table] };

// A migration imports nothing of ours, so the type check compares the two here.
test('the migration makes the columns that the schema names, and no other', () => {
  expectTypeOf<Made>().toEqualTypeOf<Named>();
});
