import type { z } from 'zod';
import type { ContractEntry } from '../../shared/ipc/contract';
import { everyEvent } from '../../shared/ipc/audit-contract';
import { type Contracts, contracts } from '../../shared/ipc/contracts';
import { noStaffFilter } from '../../shared/staff-list';
import { defaultStaffOptions } from '../../shared/staff-options';
import { importRow, newStaff, person } from './staff-calls';

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
type Concept = keyof Contracts;
type ChannelName = { [Of in Concept]: `${Of}.${keyof Contracts[Of] & string}` }[Concept];
type InputOf<Name> = Name extends `${infer Of}.${infer Method}`
  ? Of extends Concept
    ? Method extends keyof Contracts[Of]
      ? Contracts[Of][Method] extends { readonly input: infer Schema }
        ? z.input<Schema & z.ZodType>
        : never
      : never
    : never
  : never;
type TakesInput<Name> = undefined extends InputOf<Name> ? never : Name;

/** An input for each channel that takes one: a missing channel or a wrong shape does not compile. */
const samples: { readonly [Name in ChannelName as TakesInput<Name>]: InputOf<Name> } = {
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
  'signIn.choosePassword': { newPassword: password },
  'signIn.openPortal': { portal: 'staff' },
  'language.choose': { language: 'en' },
  'signIn.resume': { sessionId: id },
  'session.unlock': { password, code: null },
  'session.stepUp': { factor: 'password', password },
  'session.dismissNotices': { seen: [{ id, count: 1 }] },
  'authenticators.confirm': { name: '', code: '123456' },
  'authenticators.confirmToken': { authenticatorId: id, code: '123456' },
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
  'staff.search': {
    filter: noStaffFilter,
    sort: 'name',
    direction: 'ascending',
    after: null,
    skip: 0,
    limit: 50,
  },
  'ownAccount.signIns': { before: { hostId: id, sequence: 1 } },
  'ownAccount.reportSignIn': { hostId: id, sequence: 1 },
  'staff.read': { accountId: id },
  'staff.add': newStaff(),
  'staff.edit': { ...seen, ...person(), password: null },
  'staff.setActive': { ...seen, active: false },
  'staff.resetTwoFactor': seen,
  'staff.liftLockout': seen,
  'oneTimePass.read': { accountId: id },
  'oneTimePass.give': { accountId: id, countsForMinutes: 60, reason: 'Phone at home' },
  'oneTimePass.withdraw': { accountId: id },
  'staffBulk.begin': { act: 'set-inactive', reason: 'Summer', whom: { kind: 'these', accountIds: [id] } },
  'staffFile.export': noStaffFilter,
  'staffFile.check': { rows: [importRow(2)] },
  'staffFile.import': {
    rows: [importRow(2)],
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
  'options.save': { version: 1, options: defaultStaffOptions },
  'enrolment.wantsCode': { accountId: id },
  'enrolment.giveCode': { accountId: id },
  'audit.page': { filter: everyEvent, after: null },
  'audit.export': { filter: everyEvent },
  'keys.recoverManager': { recoveryKey: 'A'.repeat(28), username: 'maria', newPassword: password },
  'keys.recover': { recoveryKey: 'A'.repeat(28) },
  'backup.verify': { name: 'latchkey-2026-03-02.backup' },
  'backup.judge': { name: 'latchkey-2026-03-02.backup' },
  'backup.restore': { name: 'latchkey-2026-03-02.backup' },
};

/** An input that the contract takes, by the name of the channel; undefined for a channel that takes none. */
export const validInput: Readonly<Record<string, unknown>> = samples;
