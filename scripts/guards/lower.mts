import type { Guard } from './guard.mts';

const lower = 'test/adversary/desk/lower.test.ts';
const logEnd = 'test/adversary/desk/log-end.test.ts';
const realInput = 'test/unit/windows/real-input.test.ts';

/** Guards of what only a person's input, code, or standing may do. */
export const lowerGuards: readonly Guard[] = [
  {
    name: 'lower: a mouse move counts only where the pointer has moved',
    file: 'main/desk/real-input.ts',
    find: "type === 'mouseMove' ? hasMoved() :",
    put: "type === 'mouseMove' ||",
    test: realInput,
  },
  {
    name: 'lower: a key that is held down counts once',
    file: 'main/desk/real-input.ts',
    find: " && !modifiers?.includes('isautorepeat')",
    put: '',
    test: realInput,
  },
  {
    name: 'lower: input reports at most once a second',
    file: 'main/desk/real-input.ts',
    find: '    if (clock.monotonic() - reportedAt < reportedAtMostEvery) return;\n',
    put: '',
    test: realInput,
  },
  {
    name: 'lower: input that comes too late unlocks nothing',
    file: 'main/school/sessions/session-service.ts',
    find: '    await this.settle(windowId);\n    const session = this.deps.sessionStore.find(windowId);',
    put: '    const session = this.deps.sessionStore.find(windowId);',
    test: 'test/unit/sign-in/session-service.life.test.ts',
  },
  {
    name: 'lower: no call of a page restarts the idle timer',
    file: 'main/school/calls/session-handlers.ts',
    find: '  stepUpFactor: async ({ signedIn }) => ok({ factor: await factors.stepUpFactor(signedIn) }),',
    put: '  stepUpFactor: async ({ signedIn, windowId }) => {\n    await sessions.touch(windowId);\n    return ok({ factor: await factors.stepUpFactor(signedIn) });\n  },',
    test: lower,
    only: 'a page gone bad',
  },
  {
    name: 'lower: a pass forgives no wrong codes',
    file: 'main/school/sign-in/sign-in-completion.ts',
    find: "  'one-time-pass': false,",
    put: "  'one-time-pass': true,",
    test: lower,
    only: 'guessed codes forgiven',
  },
  {
    name: 'lower: a pass counts only while its giver stands as they did',
    file: 'main/school/sign-in/one-time-pass-repository.ts',
    find: "      eb(refTuple('given_by', 'given_by_epoch'), 'in', givers(queries)),\n",
    put: '',
    test: lower,
    only: 'the pass opens nothing',
  },
  {
    name: 'lower: an enrolment code counts only while its giver stands as they did',
    file: 'main/school/authenticators/enrolment-code-repository.ts',
    find: "    .where(({ eb, refTuple }) => eb(refTuple('given_by', 'given_by_epoch'), 'in', givers(queries)))\n",
    put: '',
    test: lower,
    only: 'the code opens nothing',
  },
  {
    name: 'lower: a giver is an active manager',
    file: 'main/school/accounts/able-managers.ts',
    find: "    .where('role', '=', 'manager')\n    .where('active', '=', 1)\n    .$asTuple('id', 'epoch');",
    put: "    .$asTuple('id', 'epoch');",
    test: 'test/database/conditional-updates.test.ts',
    only: 'one-time pass',
  },
  {
    name: 'lower: a manager who needs another one’s code for a first app cannot manage now',
    file: 'main/school/accounts/able-managers.ts',
    find: ".where('supervised_enrolment', '=', 1)",
    put: ".where('supervised_enrolment', '=', 2)",
    test: 'test/adversary/desk/last-manager.test.ts',
    only: 'needs a code for his first app',
  },
  {
    name: 'lower: Verify compares the log with the record of its end',
    file: 'main/school/calls/audit-handlers.ts',
    find: "    if (headNow.kind !== 'whole') return headNow;\n",
    put: '',
    test: logEnd,
    only: 'Verify says so',
  },
  {
    name: 'lower: Verify remembers what the start found',
    file: 'main/school/calls/audit-handlers.ts',
    find: "return headAtStart.kind === 'whole' ? chain : headAtStart;",
    put: 'return chain;',
    test: logEnd,
    only: 'before a start',
  },
  {
    name: 'lower: what Verify found stays on the Overview',
    file: 'main/school/handlers.ts',
    find: '        logIsBroken = true;\n',
    put: '',
    test: logEnd,
    only: 'Verify says so',
  },
  {
    name: 'lower: an older record of the log’s end counts less than this run’s',
    file: 'main/school/audit/audit-head.ts',
    find: 'saved && saved.sequence > inFile.sequence ? saved : inFile',
    put: 'inFile',
    test: logEnd,
    only: 'an older record',
  },
  {
    name: 'lower: a damaged record of the log’s end is told apart from a missing one',
    file: 'main/school/audit/audit-head.ts',
    find: "if (!sealed) return 'head-unreadable';",
    put: "if (!sealed) return 'head-missing';",
    test: logEnd,
    only: 'alters the record',
  },
  {
    name: 'lower: the log’s file names people by id and username',
    file: 'main/school/audit/audit-export.ts',
    find: "  usernames.get(row.subject_id) ?? '',\n  row.subject_id,\n",
    put: "  '',\n  '',\n",
    test: 'test/ipc/audit-export.test.ts',
    only: 'two people of one name',
  },
  {
    name: 'lower: an undone import leaves everybody whom the log tells of',
    file: 'main/school/staff/import-repository.ts',
    find: "  sql`select 1 from audit_events where subject_id = ${account} and action <> 'staff.added'`,\n",
    put: '',
    test: lower,
    only: 'an import is undone',
  },
  {
    name: 'lower: an undone import leaves everybody with a row anywhere',
    file: 'main/school/staff/import-repository.ts',
    find: '...Object.keys(traces).map',
    put: '...Object.keys({}).map',
    test: lower,
    only: 'an import is undone',
  },
  {
    name: 'lower: an undone import leaves everybody with failures',
    file: 'main/school/staff/import-repository.ts',
    find: '  sql`select 1 from throttles where subject = ${account}`,\n',
    put: '',
    test: lower,
    only: 'an import is undone',
  },
];

/** Guards of the same that need the real app. */
export const lowerAppGuards: readonly Guard[] = [
  {
    name: 'lower: the desk reports a person’s input',
    file: 'main/desk/start-desktop.ts',
    find: 'host.touch(windowId)',
    put: 'host.ready()',
    test: 'test/e2e/left-alone.spec.ts',
    only: 'twenty seconds',
  },
];
