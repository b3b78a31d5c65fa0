import type { Guard } from './guard.mts';

/** Guards of what holds, and is said, where the store, the disk or a person in between gets in the way. */
export const failureGuards: readonly Guard[] = [
  {
    name: 'a lock holds although the store refuses its event',
    file: 'main/school/sessions/pending-writes.ts',
    find: "      this.deps.logger.error('A lock or an end of a session is not in the store yet', cause);\n",
    put: '      throw cause;\n',
    test: 'test/unit/sign-in/session-service.store-fails.test.ts',
  },
  {
    name: 'a window hears of a lock that it did not ask for',
    file: 'main/school/sessions/session-service.ts',
    find: "    if (by !== 'person') this.deps.notify(session.windowId);\n",
    put: '',
    test: 'test/unit/sign-in/session-service.store-fails.test.ts',
  },
  {
    name: 'invented usernames fill no memory',
    file: 'main/school/attempts/subject-memory.ts',
    find: 'this.strangers.size > mostStrangers',
    put: 'this.strangers.size > Number.POSITIVE_INFINITY',
    test: 'test/unit/sign-in/attempts.memory.test.ts',
  },
  {
    name: 'invented usernames push out no account',
    file: 'main/school/attempts/subject-memory.ts',
    find: 'return account === null ? this.strangers : this.accounts;',
    put: 'return account === null ? this.strangers : this.strangers;',
    test: 'test/unit/sign-in/attempts.memory.test.ts',
  },
  {
    name: 'an act after a step-up belongs to the same session',
    file: 'renderer/client/desk-client.ts',
    find: '      if (isOver()) return noSession;\n',
    put: '',
    test: 'test/unit/desk-client.test.ts',
  },
  {
    name: 'an act after a step-up belongs to the same stage',
    file: 'renderer/client/desk-client.ts',
    find: '      if (stageAtCall !== stagesEntered()) return answer;\n',
    put: '',
    test: 'test/unit/desk-client.test.ts',
  },
  {
    name: 'an export that was not saved is logged as failed',
    file: 'main/school/audit/logged-save.ts',
    find: "    if (isLogged && saved !== 'saved') await record('failure');\n",
    put: '',
    test: 'test/ipc/audit-export.test.ts',
  },
  {
    name: 'only managers who can manage keep the school managed',
    file: 'main/school/accounts/able-managers.ts',
    find: "    .where('password_hash', '!=', '')\n",
    put: '',
    test: 'test/unit/staff/staff-service.guards.test.ts',
  },
];
