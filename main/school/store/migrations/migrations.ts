import type { Migration } from 'kysely/migration';
import * as store from './0001-store';

/** Every migration in order; the only list. From the first release on, one is never changed. */
export const migrations: Readonly<Record<string, Migration>> = { '0001-store': store };
