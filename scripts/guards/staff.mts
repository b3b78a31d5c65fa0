import type { Guard } from './guard.mts';

const bulk = 'test/ipc/staff-bulk.test.ts';
const file = 'test/ipc/staff-import.test.ts';

/** Guards of what is done to many people at once, and of the files that people come from and go into. */
export const staffGuards: readonly Guard[] = [
  {
    name: 'an act on many passes over oneself, and so over the last manager',
    file: 'main/school/staff/bulk-acts.ts',
    find: "    if (person.accountId === actor.id) return 'self';\n",
    put: '',
    test: bulk,
    only: 'everybody inactive but oneself',
  },
  {
    name: 'an act on many belongs to its session',
    file: 'main/school/staff/bulk-acts.ts',
    find: 'this.jobs.set(session, job);',
    put: 'this.jobs.get = () => job;',
    test: bulk,
    only: 'belongs to the session',
  },
  {
    name: 'an act on many is dropped by no other session',
    file: 'main/school/staff/bulk-acts.ts',
    find: 'new WeakMap<Session, Job>();',
    put: 'new (class extends Map { override set(key, job) { this.clear(); return super.set(key, job); } })();',
    test: bulk,
    only: 'goes on beside',
  },
  {
    name: 'an act on many takes a fresh factor',
    file: 'shared/ipc/staff-bulk-contract.ts',
    find: '    stepUp: true,\n',
    put: '',
    test: file,
    only: 'fresh factor',
  },
  {
    name: 'an empty password hash lets nobody in',
    file: 'main/school/attempts/password-hasher.ts',
    find: '        const matches = await verify(stored || nobody, normal(password));\n        return Boolean(stored) && matches;',
    put: "        return stored === '' || (await verify(stored || nobody, normal(password)));",
    test: file,
    only: 'without a password',
  },
  {
    name: 'an import with errors stores nothing',
    file: 'main/school/staff/staff-import.ts',
    find: 'if (good.length === 0 || (errors.length > 0 && !onlyGood))',
    put: 'if (good.length === 0)',
    test: file,
    only: 'what is wrong',
  },
  {
    name: 'undoing an import removes nobody who was used',
    file: 'main/school/staff/import-repository.ts',
    find: '  if (!untouched) return false;\n',
    put: '',
    test: file,
    only: 'is undone once',
  },
  {
    name: 'an import is undone once',
    file: 'main/school/staff/staff-import.ts',
    find: "if (!(await markUndone(trx, batch, this.accounts.now()))) return refuse('not-found');",
    put: 'await markUndone(trx, batch, this.accounts.now());',
    test: file,
    only: 'is undone once',
  },
  {
    name: 'an exported cell is no formula',
    file: 'main/school/staff/staff-export.ts',
    find: 'escapeFormulae: formulaLike,',
    put: 'escapeFormulae: false,',
    test: file,
    only: 'nothing that a spreadsheet would run',
  },
  {
    name: 'an export is logged before it is written',
    file: 'main/school/staff/staff-export.ts',
    find: "    await record('success');\n",
    put: '',
    test: file,
    only: 'leaves nothing',
  },
  {
    name: 'a search tells front-desk staff no username',
    file: 'main/school/staff/staff-search.ts',
    find: 'inUsernames: manages,',
    put: 'inUsernames: true,',
    test: 'test/database/staff-search.model.test.ts',
    only: 'who may not manage',
  },
];
