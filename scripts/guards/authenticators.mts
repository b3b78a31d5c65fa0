import type { Guard } from './guard.mts';

const own = 'test/unit/two-factor/own-authenticators.test.ts';
const tokens = 'test/unit/two-factor/tokens.test.ts';
const doctor = 'test/unit/sign-in/clock-doctor.test.ts';
const session = 'test/unit/enrolment/supervised-session.test.ts';
const ownService = 'main/school/authenticators/own-authenticators-service.ts';
const pairs = 'main/school/factors/code-pairs.ts';

/** Guards of several authenticators an account, and of what two codes tell of clocks. */
export const authenticatorGuards: readonly Guard[] = [
  {
    name: 'the last authenticator stays',
    file: 'main/school/factors/two-factor-service.ts',
    find: "    if (counting.length === 1 && counting[0]?.id === id) return 'last';\n",
    put: '',
    test: own,
    only: 'the last one stays',
  },
  {
    name: 'at most five authenticators',
    file: ownService,
    find: '.length >= policy.authenticators.most;',
    put: '.length >= 99;',
    test: own,
    only: 'stops at five',
  },
  {
    name: 'the removal of an authenticator ends other sessions',
    file: ownService,
    find: 'await this.deps.accounts.change(trx, account, {}, true);',
    put: 'await this.deps.accounts.change(trx, account, {}, false);',
    test: own,
    only: 'a removed one',
  },
  {
    name: 'a session draws no key where enrolment is supervised',
    file: ownService,
    find: "\n      if (await this.deps.supervised.isRequired(trx, account)) return refuse('enrolment-supervised');",
    put: '',
    test: session,
  },
  {
    name: 'a session confirms no key where enrolment is supervised',
    file: ownService,
    find: "          if (await this.deps.supervised.isRequired(trx, account)) return refuse('enrolment-supervised');",
    put: '',
    test: session,
  },
  {
    name: 'a burnt code never signs in',
    file: 'main/school/factors/two-factor-repository.ts',
    find: '    .where((of) => of.not(of.exists(burntStep(queries, id, step))))\n    .executeTakeFirst();',
    put: '    .executeTakeFirst();',
    test: doctor,
    only: 'never lets its codes in',
  },
  {
    name: 'the clock doctor burns the codes that it sees',
    file: pairs,
    find: '        if (!(await burntSteps.burnStep(queries, row.id, step))) return null;\n',
    put: '        void step;\n',
    test: doctor,
    only: 'tells a pair once',
  },
  {
    name: 'unknown pairs count like wrong codes',
    file: 'main/school/authenticators/clock-doctor.ts',
    find: "if (!apart)\n            return this.deps.attempts.fail(trx, trier, action, 'codes-do-not-follow', { ofCode: true });",
    put: "if (!apart) return refuse('codes-do-not-follow');",
    test: doctor,
    only: 'no cheaper guesses',
  },
  {
    name: 'the clock doctor is there after two wrong codes',
    file: 'main/school/authenticators/clock-doctor.ts',
    find: "kind === 'code' && wrongCodes >= policy.authenticators.doctorAfterWrongCodes;",
    put: "kind === 'code' && wrongCodes >= 0;",
    test: doctor,
    only: 'after two wrong codes',
  },
  {
    name: 'a resynchronisation reaches twenty steps',
    file: pairs,
    find: 'reach: resyncSteps,',
    put: 'reach: 2 * resyncSteps,',
    test: tokens,
    only: 'beyond twenty steps',
  },
  {
    name: 'a resynchronisation learns nothing from a clock turned back',
    file: pairs,
    find: "if (this.time.isBehind()) return 'clock-behind';",
    put: '',
    test: tokens,
    only: 'learns nothing',
  },
];
