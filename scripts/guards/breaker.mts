import type { Guard } from './guard.mts';

const test = 'test/adversary/desk/breaker.test.ts';
const rules = 'main/school/backups/restore-rules.ts';
const proof = 'main/serve/restore-proof.ts';
const keep = 'main/school/backups/keep-a-manager.ts';

/** Guards where the work of two people meets. */
export const breakerGuards: readonly Guard[] = [
  {
    name: 'a password is no fresh factor once the person has an authenticator',
    file: 'main/school/sessions/factor-service.ts',
    find: "const isWeaker = session.factor === 'password' && needed === 'code';",
    put: 'const isWeaker = false as boolean;',
    test,
    only: 'first authenticator',
  },
  {
    name: 'the command line takes no password alone where the desk asks for a code',
    file: proof,
    find: "(await options.requirementOf(store, found, 'office')).kind === 'required'",
    put: '(false as boolean)',
    test,
    only: 'has no authenticator',
  },
  {
    name: 'the command line takes no password that somebody else set',
    file: proof,
    find: 'found?.must_choose_password === 1 ||',
    put: '',
    test,
    only: 'somebody else has set',
  },
  {
    name: 'a manager who was inactive reads the notices of that time',
    file: 'main/school/accounts/account-repository.ts',
    find: "queries.selectFrom('accounts').select('id').where('role', '=', 'manager');",
    put: "queries.selectFrom('accounts').select('id').where('role', '=', 'manager').where('active', '=', 1);",
    test,
    only: 'inactive for a minute',
  },
  {
    name: 'a restore leaves a manager who needs no other one to sign in',
    file: keep,
    find: 'return (await keep(restored, today, independentManagers)) || kept;',
    put: 'return kept;',
    test,
    only: 'lock out',
  },
  {
    name: 'a restore brings no cleared time back',
    file: rules,
    find: "high_water_at: ['larger-of-later-era',",
    put: "high_water_at: ['larger',",
    test,
    only: 'wrong time',
  },
  {
    name: 'a new data key ends no wait of an unknown username',
    file: 'main/school/attempts/attempts.ts',
    find: 'macs.at(-1)',
    put: 'macs.at(0)',
    test,
    only: 'who exists',
  },
  {
    name: 'the command line says of a foreign backup what it is',
    file: 'main/serve/restore-offline.ts',
    find: 'keyOf: keyIn(box),',
    put: "keyOf: ({ keyId, salt }) => box.streamKey('backup', keyId, Buffer.from(salt, 'base64')),",
    test: 'test/adversary/desk/restore.test.ts',
    only: 'foreign backup',
  },
  {
    name: 'no enrolment code counts once the account has an authenticator',
    file: 'main/school/sign-in/answer-steps.ts',
    find: "if (await this.deps.twoFactor.isEnrolled(trx, account.id)) return refuse('no-challenge');",
    put: '',
    test,
    only: 'made-up enrolment code',
  },
];
