import { everyEvent } from '../../shared/ipc/audit-contract';
import type { Contracts } from '../../shared/ipc/contracts';
import { mostHandOuts } from '../../shared/ipc/paper-contract';
import { policy } from '../../shared/policy';
import { noStaffFilter } from '../../shared/staff-list';
import { longestImport } from '../../shared/staff-import';

type EveryChannel = {
  [Concept in keyof Contracts]: `${Concept}.${keyof Contracts[Concept] & string}`;
}[keyof Contracts];

/** The channels of whoever is signed in. Signing in is measured by itself. */
export type ChannelName = Exclude<EveryChannel, `signIn.${string}`>;

/** Somebody of the staff as a screen knows them. */
export interface Someone {
  readonly accountId: string;
  readonly version: number;
  readonly username: string;
}

/** The manager's window, as a sample of a call sees it. */
export interface AtSchool {
  /** Any call of the same window; what it takes is not measured. */
  call(channel: ChannelName, input?: unknown): Promise<unknown>;
  /** Somebody active who has, or has not, set up an app; another person each time. */
  someone(setUp: boolean): Promise<Someone>;
  readonly password: string;
  freshCode(): string;
}

/** How a channel is called to be measured. */
export interface Sample {
  /** What makes the call possible. */
  readonly before?: (at) => Promise<unknown>;
  readonly input?: (at: AtSchool, turn: number) => unknown;
  /** So often, each time with an input of its own; the longest block of them counts. */
  readonly times?: number;
  /** It reads the whole log: it is stopped after some seconds, and measured until then. */
  readonly isStopped?: true;
  /** What puts the window back. */
  readonly after?: (at) => Promise<unknown>;
}

const everybody = { kind: 'matching', filter: noStaffFilter, except: [] } as const;
const firstPage = { sort: 'name', direction: 'ascending', after: null, skip: 0, limit: 100 } as const;
const both = { office: true, staff: true };

const importRows = Array.from({ length: longestImport }, (_, at) => ({
  line: at + 2,
  name: `Newcomer Ash ${at}`,
  username: `newcomer.${at}`,
  role: 'instructor',
}));
/** A file of as many tokens as one may hold, every other one for somebody. */
const seedFile = async (at: AtSchool): Promise<{ readonly text: string }> => {
  const rows = ['serial,secret,username'];
  for (let row = 0; row < policy.authenticators.mostSeedsAtOnce; row += 1) {
    const username = row % 2 === 0 ? '' : (await at.someone(true)).username;
    rows.push(`T${row},${'ABCDEFGHIJKLMNOP'.repeat(2)},${username}`);
  }
  return { text: rows.join('\n') };
};

const person = async (at: AtSchool) => ({ accountId: (await at.someone(true)).accountId });
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

const atTheDoor =
  'of the sign-in page, where nobody has shown who they are; the sign-in is measured by itself';
const inAnotherProcess = 'reads the store in a process of its own, which plain Node has not';

/** Each channel: how it is called, or why it is not. One that is added does not compile before it is here. */
export const channelSamples: Readonly<Record<ChannelName, Sample | string>> = {
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
  'tokens.list': { times: 3, input: person },
  'tokens.stock': { times: 3 },
  'tokens.preview': { input: seedFile },
  'tokens.import': { input: seedFile },
  'tokens.discard': {
    input: async (at) => {
      const [first] = (await at.call('tokens.stock')) as { readonly stockTokenId: string }[];
      return { stockTokenId: first?.stockTokenId };
    },
  },
  'tokens.add': 'takes a code of a token in somebody’s hand; it writes what tokens.import writes once',
  'tokens.assign': 'takes a code of a token in somebody’s hand; it writes what tokens.import writes once',
  'tokens.remove': 'as authenticators.remove',
  'tokens.resynchronise': 'takes codes of a token in somebody’s hand; the code check is measured by itself',
  'paper.handOut': { times: 3, input: person },
  'paper.saveHandOut': {},
  'paper.handOuts': {
    input: async (at) => {
      const accountIds: string[] = [];
      while (accountIds.length < mostHandOuts) accountIds.push((await at.someone(true)).accountId);
      return { whom: { kind: 'these', accountIds }, alsoSetUp: true };
    },
  },
  'paper.saveHandOuts': {},
  'paper.today': {},
  'paper.saveToday': {},
  'paper.saveOverview': { before: (at) => at.call('overview.read') },
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
  'session.lock': { after: (at) => at.call('session.unlock', { password: at.password, code: null }) },
  'session.unlock': {
    before: (at) => at.call('session.lock'),
    input: (at) => ({ password: at.password, code: null }),
  },
  'session.signOut': atTheDoor,
  'session.switchPerson': atTheDoor,
  'authenticators.list': { times: 3 },
  'authenticators.begin': { after: (at) => at.call('authenticators.cancel') },
  'authenticators.cancel': { before: (at) => at.call('authenticators.begin') },
  'authenticators.copySecretKey': {
    before: (at) => at.call('authenticators.begin'),
    after: (at) => at.call('authenticators.cancel'),
  },
  'authenticators.confirm': 'takes a code of the new key; it is what the enrolment at the sign-in does',
  'authenticators.rename': {
    input: async (at) => ({ authenticatorId: await ownAuthenticator(at), name: 'Work phone' }),
  },
  'authenticators.remove': 'the last one stays',
  'authenticators.resynchronise':
    'takes codes of a token in somebody’s hand; the code check is measured by itself',
  'ownAccount.changePassword': 'two hashes, which the sign-in is measured with, and one change of an account',
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
  'oneTimePass.withdraw': 'one row of whom oneTimePass.give has just given one',
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
  'keys.openDoor': atTheDoor,
  'keys.recover': atTheDoor,
  'backup.make': inAnotherProcess,
  'backup.verify': inAnotherProcess,
  'backup.restore': inAnotherProcess,
};

const ownAuthenticator = async (at: AtSchool): Promise<string | undefined> =>
  ((await at.call('authenticators.list')) as { readonly authenticatorId: string }[])[0]?.authenticatorId;
