import type { Guard } from './guard.mts';

const skip = 'test/unit/sign-in/sign-in-service.skip.test.ts';
const supervised = 'test/unit/enrolment/supervised-enrolment.test.ts';
const requirement = 'test/unit/shared/two-factor-requirement.test.ts';
const restore = 'test/ipc/restore-enrolment.test.ts';

/** Guards of when an app may be put off, and of who may set one up. */
export const enforcementGuards: readonly Guard[] = [
  {
    name: 'the school judges a skip when the person requests it',
    file: 'main/school/sign-in/answer-steps.ts',
    find: "if (requirement.kind === 'required') return refuse('skip-refused');",
    put: '',
    test: skip,
  },
  {
    name: 'the authenticators decide whether a code is required',
    file: 'main/school/options/options-service.ts',
    find: 'const enrolled = await this.deps.twoFactor.isEnrolled(queries, account.id);',
    put: 'const enrolled = false;',
    test: skip,
    only: 'no copy of what the authenticators say',
  },
  {
    name: 'a clock turned back brings no grace back',
    file: 'main/school/options/options-service.ts',
    find: '{ enrolled, createdAt: account.created_at },\n      this.deps.time.latest(),',
    put: "{ enrolled, createdAt: account.created_at },\n      this.deps.time['clock'].now(),",
    test: skip,
  },
  {
    name: 'a person with an app cannot skip the code',
    file: 'shared/two-factor-requirement.ts',
    find: "if (enrolled) return { kind: 'required' };",
    put: '',
    test: requirement,
  },
  {
    name: 'a password that stands alone still is the longer one',
    file: 'shared/two-factor-requirement.ts',
    find: 'enrolled: false, createdAt }, now)',
    put: 'enrolled: true, createdAt }, now)',
    test: requirement,
  },
  {
    name: 'nobody gives themself an enrolment code',
    file: 'main/school/authenticators/supervised-enrolment.ts',
    find: "if (accountId === actor.id) return refuse('own-enrolment-code');",
    put: '',
    test: supervised,
  },
  {
    name: 'an enrolment code is of one state of the account',
    file: 'main/school/authenticators/enrolment-code-repository.ts',
    find: "    .where('code_hash', 'in', hashes)\n    .where('epoch', '=', epoch)",
    put: "    .where('code_hash', 'in', hashes)",
    test: supervised,
  },
  {
    name: 'an enrolment code is consumed',
    file: 'main/school/authenticators/enrolment-code-repository.ts',
    find: ".deleteFrom('enrolment_codes')\n    .where('account_id', '=', id)",
    put: ".updateTable('enrolment_codes')\n    .set({ created_at: now })\n    .where('account_id', '=', id)",
    test: supervised,
  },
  {
    name: 'no enrolment code is judged under a clock turned back',
    file: 'main/school/authenticators/supervised-enrolment.ts',
    find: "if (this.deps.time.isBehind()) return 'clock-behind';",
    put: '',
    test: supervised,
  },
  {
    name: 'supervision takes back the keys that were shown without it',
    file: 'main/school/options/options-service.ts',
    find: 'await this.deps.twoFactor.pending.forgetAll(queries);',
    put: 'void queries;',
    test: supervised,
  },
  {
    name: 'supervision ends the challenges that were issued without it',
    file: 'main/school/authenticators/supervised-enrolment.ts',
    find: "if (kind !== 'enrolment' || supervised) return false;",
    put: 'return false;',
    test: supervised,
  },
  {
    name: 'wrong enrolment codes outlive a password',
    file: 'main/school/sign-in/answer-steps.ts',
    find: "{ ofCode: true, counts: verdict === 'wrong' }",
    put: "{ ofCode: false, counts: verdict === 'wrong' }",
    test: supervised,
  },
  {
    name: 'a waiver ends with the app that was set up under it',
    file: 'main/school/sign-in/answer-steps.ts',
    find: '        await this.deps.supervised.close(trx, account.id);\n',
    put: '',
    test: supervised,
  },
  {
    name: 'a restore brings no enrolment code back',
    file: 'main/school/backups/carry-over.ts',
    find: "  await trx.deleteFrom('enrolment_codes').execute();\n",
    put: '',
    test: restore,
  },
  {
    name: 'a restore brings no unsupervised key under supervision',
    file: 'main/school/backups/carry-over.ts',
    find: '  await deleteUnsupervisedKeys(trx);\n',
    put: '',
    test: restore,
  },
];
