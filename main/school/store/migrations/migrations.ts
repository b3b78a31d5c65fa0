import type { Migration } from 'kysely/migration';
import * as store from './0001-store';

/** Every migration in order. From the first release on, none ever changes. */
export const migrations: Readonly<Record<string, Migration>> = { '0001-store': store };
