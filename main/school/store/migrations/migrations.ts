import type { Migration } from 'kysely/migration';
import * as firstStore from './0001-first-store';
import * as severalAuthenticators from './0002-several-authenticators';
import * as enforcement from './0003-enforcement';
import * as oneTimePasses from './0004-one-time-passes';
import * as staffSearch from './0005-staff-search';
import * as staffUndo from './0005-staff-undo';
import * as signInCounts from './0006-sign-in-counts';
import * as signInReports from './0007-sign-in-reports';
import * as inTheirOrder from './0008-in-their-order';
import * as accountCounts from './0009-account-counts';
import * as tokenSerials from './0010-token-serials';
import * as wordInitials from './0011-word-initials';
import * as shortWords from './0012-short-words';

/** Every migration in order; the only list. One is never changed once it has been released. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first-store': firstStore,
  '0002-several-authenticators': severalAuthenticators,
  '0003-enforcement': enforcement,
  '0004-one-time-passes': oneTimePasses,
  '0005-staff-search': staffSearch,
  '0005-staff-undo': staffUndo,
  '0006-sign-in-counts': signInCounts,
  '0007-sign-in-reports': signInReports,
  '0008-in-their-order': inTheirOrder,
  '0009-account-counts': accountCounts,
  '0010-token-serials': tokenSerials,
  '0011-word-initials': wordInitials,
  '0012-short-words': shortWords,
};
