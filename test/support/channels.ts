import type { ContractEntry } from '../../shared/ipc/contract';
import { everyEvent } from '../../shared/ipc/audit-contract';
import { contracts } from '../../shared/ipc/contracts';

/** One channel of the contracts. */
export interface Channel {
  readonly name: string;
  readonly entry: ContractEntry;
}

/** Every channel there is. */
export const channels: readonly Channel[] = Object.entries(contracts).flatMap(([concept, group]) =>
  Object.entries<ContractEntry>(group).map(([method, entry]) => ({ name: `${concept}.${method}`, entry })),
);

const id = '01924b5c-7a5e-7c3e-8f0a-000000000000';
const password = 'seven quiet harbours wake';
const seen = { accountId: id, version: 1 };
const options = {
  requireTwoFactor: { office: false, staff: false },
  requiredFrom: { office: 0, staff: 0 },
  graceDays: { office: 0, staff: 0 },
  supervisedEnrolment: false,
  idleLockMinutes: { office: 5, staff: 2 },
  contactLine: '',
};

const filter = { text: '', role: null, portal: null, active: null, twoFactor: null };

/** Input that the contract takes, for every channel that takes any. */
export const validInput: Readonly<Record<string, unknown>> = {
  'signIn.setUp': { schoolName: 'Northside', name: 'Maria', username: 'maria', password },
  'signIn.begin': { username: 'maria', password },
  'signIn.liftLock': { username: 'maria', password, recoveryCode: 'AAAA-AAAA-AAAA-AAAA' },
  'signIn.answerCode': { code: '123456' },
  'signIn.checkClocks': { first: '123456', second: '234567' },
  'signIn.answerRecoveryCode': { recoveryCode: 'AAAA-AAAA-AAAA-AAAA' },
  'signIn.answerEnrolmentCode': { enrolmentCode: 'ABCD-EFGH' },
  'signIn.vouch': { username: 'maria', password, code: '123456', reason: 'Phone at home' },
  'signIn.answerOneTimePass': { oneTimePass: 'AAAA-AAAA-AAAA-AAAA' },
  'signIn.confirmEnrolment': { code: '123456' },
  'signIn.openPortal': { portal: 'staff' },
  'language.choose': { language: 'en' },
  'signIn.resume': { sessionId: id },
  'signIn.clearClock': { username: 'maria', password, recoveryCode: 'AAAA-AAAA-AAAA-AAAA' },
  'session.unlock': { password, code: null },
  'session.stepUp': { factor: 'password', password },
  'authenticators.confirm': { name: '', code: '123456' },
  'authenticators.rename': { authenticatorId: id, name: 'Work phone' },
  'authenticators.remove': { authenticatorId: id },
  'authenticators.resynchronise': { authenticatorId: id, first: '123456', second: '234567' },
  'tokens.list': { accountId: id },
  'tokens.add': { accountId: id, serial: 'A1', seed: 'A'.repeat(32), periodSeconds: 30, code: '123456' },
  'tokens.assign': { accountId: id, stockTokenId: id, code: '123456' },
  'tokens.remove': { accountId: id, authenticatorId: id },
  'tokens.resynchronise': { accountId: id, authenticatorId: id, first: '123456', second: '234567' },
  'tokens.preview': { text: 'serial,secret' },
  'tokens.import': { text: 'serial,secret' },
  'tokens.discard': { stockTokenId: id },
  'ownAccount.changePassword': { currentPassword: password, newPassword: 'another quiet harbour' },
  'staff.search': { filter, sort: 'name', direction: 'ascending', after: null, skip: 0, limit: 50 },
  'ownAccount.signIns': { before: { occurredAt: 1, hostId: id, sequence: 1 } },
  'ownAccount.reportSignIn': { hostId: id, sequence: 1 },
  'staff.read': { accountId: id },
  'staff.add': { name: 'Nia', username: 'nia', role: 'instructor', password },
  'staff.edit': { ...seen, name: 'Nia', username: 'nia', role: 'instructor', password: null },
  'staff.setActive': { ...seen, active: false },
  'staff.resetTwoFactor': seen,
  'staff.liftLockout': seen,
  'oneTimePass.read': { accountId: id },
  'oneTimePass.give': { accountId: id, countsForMinutes: 60, reason: 'Phone at home' },
  'oneTimePass.withdraw': { accountId: id },
  'staffBulk.begin': { act: 'set-inactive', reason: 'Summer', whom: { kind: 'these', accountIds: [id] } },
  'staffFile.export': filter,
  'staffFile.check': { rows: [{ line: 2, name: 'Nia', username: 'nia', role: 'instructor' }] },
  'staffFile.import': {
    rows: [{ line: 2, name: 'Nia', username: 'nia', role: 'instructor' }],
    fileName: 'staff.csv',
    onlyGood: false,
  },
  'staffFile.undo': { batchId: id },
  'print.handOut': { accountId: id },
  'print.handOuts': { whom: { kind: 'these', accountIds: [id] }, alsoSetUp: false },
  'options.preflight': { asking: { office: true, staff: true } },
  'options.preflightMore': {
    asking: { office: false, staff: true },
    withoutPassword: false,
    after: { name: 'maria', accountId: id },
  },
  'options.save': { version: 1, options },
  'enrolment.wantsCode': { accountId: id },
  'enrolment.giveCode': { accountId: id },
  'audit.page': { filter: everyEvent, after: null },
  'audit.export': { filter: everyEvent },
  'keys.recoverManager': { recoveryKey: 'A'.repeat(28), username: 'maria', newPassword: password },
  'keys.recover': { recoveryKey: 'A'.repeat(28) },
  'backup.verify': { name: 'latchkey-2026-03-02.backup' },
  'backup.restore': { name: 'latchkey-2026-03-02.backup' },
};
