import type { Guard } from './guard.mts';

const test = 'test/database/fail-closed.test.ts';
const ownChange = 'test/ipc/own-change.test.ts';

/** Guards of what is confirmed: it is on the disk first. */
export const storeGuards: readonly Guard[] = [
  {
    name: 'a commit waits for the disk',
    file: 'main/school/store/connect.ts',
    find: "'synchronous = FULL'",
    put: "'synchronous = NORMAL'",
    test,
    only: 'a commit waits for the disk',
  },
  {
    name: 'a store whose flush failed is not trusted again',
    file: 'main/school/store/fail-closed-database.ts',
    find: 'if (isDiskError(cause)) this.fail(cause);',
    put: '',
    test,
    only: 'trusted no more',
  },
  {
    name: 'any I/O error of SQLite closes the store',
    file: 'main/school/store/fail-closed-database.ts',
    find: "cause.code.startsWith('SQLITE_IOERR')",
    put: "cause.code === 'SQLITE_IOERR_FSYNC'",
    test,
    only: 'trusted no more',
  },
  {
    name: 'a failed store refuses until a restart, in words',
    file: 'main/school/store/fail-closed-database.ts',
    find: 'if (this.failure) throw this.failure;',
    put: '',
    test: 'test/ipc/answers-on-disk.test.ts',
    only: 'after one failed flush',
  },
  {
    name: 'a rollback does not hide the cause',
    file: 'main/school/store/store-dialect.ts',
    find: 'if (this.database.inTransaction) await',
    put: 'await',
    test,
    only: 'a full store',
  },
  {
    name: 'heads of the log are written one at a time',
    file: 'main/school/audit/audit-head.ts',
    find: 'return this.mutex.runExclusive(() => this.saveLast(queries));',
    put: 'return this.saveLast(queries);',
    test: 'test/database/head-behind-disk.test.ts',
    only: 'one after the other',
  },
  {
    name: 'a session survives a change that its own person makes',
    file: 'main/school/staff/own-account-service.ts',
    find: 'await this.deps.sessions.keepThrough(trx, session, after);',
    put: '',
    test: ownChange,
    only: 'a person who changes their password',
  },
  {
    name: 'a session that another change has ended does not come back to life',
    file: 'main/school/sessions/session-repository.ts',
    find: "    .where('epoch', '=', epoch - 1)\n",
    put: '',
    test: 'test/database/conditional-updates.test.ts',
    only: 'a session',
  },
];
