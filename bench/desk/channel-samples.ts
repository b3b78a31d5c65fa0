import { everyEvent } from '../../shared/ipc/audit-contract';
import { mostHandOuts } from '../../shared/ipc/print-contract';
import { noStaffFilter } from '../../shared/staff-list';
import { longestImport } from '../../shared/staff-import';
import { doorSamples } from './door-samples';
import type { notCalled } from './not-called';
import { type AtSchool, type ChannelName, person, type Sample } from './sample';
import { tokenSamples } from './token-samples';

const everybody = { kind: 'matching', filter: noStaffFilter, except: [] } as const;
const firstPage = { sort: 'name', direction: 'ascending', after: null, skip: 0, limit: 100 } as const;
const both = { office: true, staff: true };

const importRows = Array.from({ length: longestImport }, (_, at) => ({
  line: at + 2,
  name: `Newcomer Ash ${at}`,
  username: `newcomer.${at}`,
  role: 'instructor',
}));
const seen = async (at: AtSchool) => {
  const { accountId, version } = await at.someone(true);
  return { accountId, version };
};

/** Searches and orders of the staff list. */
const searches = ['', 'm', 'maria l', 'an be'].flatMap((text) =>
  (['name', 'username', 'last-sign-in', 'two-factor'] as const).map((sort) => ({
    ...firstPage,
    sort,
    filter: { ...noStaffFilter, text },
  })),
);

/** Filters of the audit log; the person comes with the call. */
const pageFilters = [
  {},
  { outcome: 'failure' },
  { kind: 'password' },
  { portal: 'staff' },
  { from: 1, until: 2 },
] as const;

/** The key of an authenticator that the manager adds. */
let newKey = '';
const beginAuthenticator = async (at: AtSchool): Promise<void> => {
  const { current } = (await at.call('authenticators.begin')) as {
    readonly current: { readonly secretKey: string };
  };
  newKey = current.secretKey;
};
const confirmation = (at: AtSchool) => ({ name: 'Spare', code: at.codeOf({ secretKey: newKey }) });
const spareAuthenticator = async (at: AtSchool) => {
  const all = (await at.call('authenticators.list')) as {
    readonly authenticatorId: string;
    readonly name: string;
  }[];
  return { authenticatorId: all.find(({ name }) => name === 'Spare')?.authenticatorId };
};

/** With a code: so much time has passed for those that were used. */
const unlocking = (at: AtSchool) => ({ password: at.password, code: at.freshCode() });

/** Whom a one-time pass was given to. */
let holder = '';
const otherPassword = 'nine slow ferries cross at noon';

/** Each channel, in the order in which they are measured, but for those that are not called. One that is added does not compile before it is here. */
export const channelSamples: Readonly<Record<Exclude<ChannelName, keyof typeof notCalled>, Sample>> = {
  // First: what follows makes people inactive.
  ...doorSamples,
  'overview.read': { times: 3 },
  'health.read': { times: 3 },
  'ownAccount.read': { times: 3 },
  'ownAccount.signIns': { times: 3, input: () => ({ before: null }) },
  'staff.search': { times: searches.length, input: (_at, turn) => searches[turn] },
  'staff.read': { times: 5, input: person },
  'staff.shortestPasswords': { times: 3 },
  'options.read': { times: 3 },
  'options.reach': { times: 3 },
  'options.preflight': { times: 3, input: () => ({ asking: both }) },
  'options.preflightMore': {
    times: 3,
    input: async (at) => ({
      asking: both,
      withoutPassword: true,
      after: { name: 'a', accountId: (await at.someone(true)).accountId },
    }),
  },
  'audit.page': {
    times: 2 * pageFilters.length,
    input: async (at, turn) => ({
      filter: {
        ...everyEvent,
        ...pageFilters[turn % pageFilters.length],
        person: turn < pageFilters.length ? null : (await at.someone(true)).accountId,
      },
      after: null,
    }),
  },
  'audit.desks': { times: 3 },
  'audit.progress': { times: 3 },
  'audit.verify': { isStopped: true },
  'audit.export': { isStopped: true, input: () => ({ filter: everyEvent }) },
  'audit.stop': {},
  'keys.read': { times: 3 },
  'backup.list': { times: 3 },
  'backup.openFolder': {},
  ...tokenSamples,
  'print.handOut': { times: 3, input: person },
  'print.saveHandOut': {},
  'print.handOuts': {
    input: async (at) => {
      const accountIds: string[] = [];
      while (accountIds.length < mostHandOuts) accountIds.push((await at.someone(true)).accountId);
      return { whom: { kind: 'these', accountIds }, alsoSetUp: true };
    },
  },
  'print.saveHandOuts': {},
  'print.today': {},
  'print.saveToday': {},
  'print.saveOverview': { before: (at) => at.call('overview.read') },
  'support.about': {},
  'support.dataDirectory': {},
  'support.copyVersions': {},
  'support.preview': { times: 3 },
  'support.save': {},
  'language.choose': { input: () => ({ language: 'en' }) },
  'session.touch': { times: 3 },
  'session.stepUpFactor': { times: 3 },
  'session.stepUp': { input: (at) => ({ factor: 'code', code: at.freshCode() }) },
  'session.dismissNotices': {},
  'session.lock': { after: (at) => at.call('session.unlock', unlocking(at)) },
  'session.unlock': {
    before: (at) => at.call('session.lock'),
    input: unlocking,
  },
  'authenticators.list': { times: 3 },
  'authenticators.begin': { after: (at) => at.call('authenticators.cancel') },
  'authenticators.cancel': { before: (at) => at.call('authenticators.begin') },
  'authenticators.copySecretKey': {
    before: (at) => at.call('authenticators.begin'),
    after: (at) => at.call('authenticators.cancel'),
  },
  'authenticators.confirm': { before: beginAuthenticator, input: confirmation },
  'authenticators.rename': {
    input: async (at) => ({ authenticatorId: await ownAuthenticator(at), name: 'Work phone' }),
  },
  'authenticators.remove': { input: spareAuthenticator },
  'ownAccount.changePassword': {
    input: (at) => ({ currentPassword: at.password, newPassword: otherPassword }),
    after: (at) =>
      at.call('ownAccount.changePassword', { currentPassword: otherPassword, newPassword: at.password }),
  },
  'ownAccount.replaceRecoveryCodes': { after: (at) => at.call('ownAccount.confirmRecoveryCodesSaved') },
  'ownAccount.copyRecoveryCodes': {
    before: (at) => at.call('ownAccount.replaceRecoveryCodes'),
    after: (at) => at.call('ownAccount.confirmRecoveryCodesSaved'),
  },
  'ownAccount.confirmRecoveryCodesSaved': { before: (at) => at.call('ownAccount.replaceRecoveryCodes') },
  'ownAccount.print': {},
  'ownAccount.reportSignIn': {
    input: async (at) => {
      const { entries } = (await at.call('ownAccount.signIns', { before: null })) as {
        readonly entries: readonly {
          deskId: string;
          sequence: number;
          present: boolean;
          reported: boolean;
        }[];
      };
      const entry = entries.find(({ present, reported }) => !present && !reported);
      return { deskId: entry?.deskId, sequence: entry?.sequence };
    },
  },
  'staff.add': {
    input: (at) => ({
      name: 'Nia Quill',
      username: 'nia.of.the.benchmark',
      role: 'instructor',
      password: at.password,
    }),
  },
  'staff.edit': {
    input: async (at) => ({
      ...(await seen(at)),
      name: 'Renamed Ash',
      username: 'renamed.by.the.benchmark',
      role: 'instructor',
      password: null,
    }),
  },
  'staff.setActive': { input: async (at) => ({ ...(await seen(at)), active: false }) },
  'staff.resetTwoFactor': { input: seen },
  'staff.liftLockout': { input: seen },
  'oneTimePass.read': { times: 3, input: person },
  'oneTimePass.give': {
    input: async (at) => ({
      ...(await person(at)),
      countsForMinutes: 60,
      reason: 'Phone at home',
    }),
    after: (at) => at.call('oneTimePass.putAway'),
  },
  'oneTimePass.putAway': {},
  'oneTimePass.withdraw': {
    before: async (at) => {
      const { accountId } = await at.someone(true);
      holder = accountId;
      await at.call('oneTimePass.give', { accountId, countsForMinutes: 60, reason: 'Phone at home' });
      await at.call('oneTimePass.putAway');
    },
    input: () => ({ accountId: holder }),
  },
  'staffBulk.begin': {
    input: () => ({ act: 'set-inactive', reason: 'Summer', whom: everybody }),
  },
  'staffBulk.step': { times: 5 },
  'staffBulk.stop': {},
  'staffFile.export': { input: () => noStaffFilter },
  'staffFile.check': { input: () => ({ rows: importRows }) },
  'staffFile.import': { input: () => ({ rows: importRows, fileName: 'staff.csv', onlyGood: false }) },
  'staffFile.imports': { times: 3 },
  'staffFile.undo': {
    input: async (at) => {
      const [first] = (await at.call('staffFile.imports')) as { readonly batchId: string }[];
      return { batchId: first?.batchId };
    },
  },
  'options.save': {
    input: async (at) => {
      const stored = (await at.call('options.read')) as { version: number; options: object };
      return { ...stored, options: { ...stored.options, supervisedEnrolment: true } };
    },
  },
  'enrolment.wantsCode': {
    times: 3,
    input: async (at) => ({ accountId: (await at.someone(false)).accountId }),
  },
  'enrolment.giveCode': {
    input: async (at) => ({ accountId: (await at.someone(false)).accountId }),
    after: (at) => at.call('enrolment.putCodeAway'),
  },
  'enrolment.putCodeAway': {},
  'keys.issueSheet': { after: (at) => at.call('keys.putSheetAway') },
  'keys.putSheetAway': {},
  'keys.rotate': {},
};

const ownAuthenticator = async (at: AtSchool): Promise<string | undefined> =>
  ((await at.call('authenticators.list')) as { readonly authenticatorId: string }[])[0]?.authenticatorId;
