import type { Caller } from '../school';
import type { AtSchool, Samples } from './sample';

/** Where an answer of a window leaves it, as far as a sample needs it. */
interface Shown {
  readonly secretKey?: string;
  readonly codes?: readonly string[];
  readonly pass?: string;
  readonly code?: string;
  readonly recoveryKey?: string;
  readonly waiting?: readonly { readonly sessionId: string }[];
}

/** Whom the present sample is about, and what a window has just shown. */
let whose: Caller = { username: '', password: '', secretKey: '' };
let shown: Shown = {};

const keep = (answer: unknown): void => {
  shown = (answer as { readonly current: Shown }).current;
};

const begun = async (at: AtSchool): Promise<void> => {
  const { username, password } = whose;
  keep(await at.door('signIn.begin', { username, password }));
};
const askedForCode = (at: AtSchool): Promise<void> => {
  whose = at.caller();
  return begun(at);
};
const signedIn = async (at: AtSchool): Promise<void> => {
  await askedForCode(at);
  await at.door('signIn.answerCode', { code: at.codeOf(whose) });
};
const withRecoveryCode = async (at: AtSchool): Promise<string> => {
  await signedIn(at);
  await at.door('session.stepUp', { factor: 'code', code: at.codeOf(whose) });
  keep(await at.door('ownAccount.replaceRecoveryCodes'));
  const [code = ''] = shown.codes ?? [];
  await at.door('ownAccount.confirmRecoveryCodesSaved');
  await at.door('session.signOut');
  return code;
};
const newcomer = async (at: AtSchool): Promise<string> => {
  const { accountId, username } = await at.newcomer('front-desk');
  whose = { username, password: at.password, secretKey: '' };
  return accountId;
};
const enrolling = async (at: AtSchool): Promise<void> => {
  await newcomer(at);
  await begun(at);
};
const change =
  (options: object) =>
  async (at: AtSchool): Promise<void> => {
    const stored = (await at.call('options.read')) as { readonly version: number; readonly options: object };
    await at.call('options.save', { ...stored, options: { ...stored.options, ...options } });
  };

let recoveryCode = '';

/** The sign-in page's channels, and what ends a session, each at a window of its own. */
export const doorSamples = {
  'signIn.current': { atDoor: true, times: 3 },
  'signIn.begin': {
    atDoor: true,
    times: 3,
    input: (at) => {
      const { username, password } = at.caller();
      return { username, password };
    },
  },
  'signIn.answerCode': {
    atDoor: true,
    times: 3,
    before: askedForCode,
    input: (at) => ({ code: at.codeOf(whose) }),
  },
  'signIn.cancel': { atDoor: true, before: askedForCode },
  'signIn.checkClocks': {
    atDoor: true,
    before: async (at) => {
      await askedForCode(at);
      // It is offered after two wrong codes.
      for (const code of [at.wrongCodeOf(whose), at.wrongCodeOf(whose)])
        await at.door('signIn.answerCode', { code }).catch(() => undefined);
    },
    input: (at) => ({ first: at.codeOf(whose), second: at.codeOf(whose) }),
  },
  'signIn.answerRecoveryCode': {
    atDoor: true,
    before: async (at) => {
      recoveryCode = await withRecoveryCode(at);
      await begun(at);
    },
    input: () => ({ recoveryCode }),
  },
  'signIn.liftLock': {
    atDoor: true,
    before: async (at) => {
      recoveryCode = await withRecoveryCode(at);
      at.lockOut(whose);
    },
    input: () => ({ username: whose.username, password: whose.password, recoveryCode }),
  },
  'signIn.vouch': {
    atDoor: true,
    before: askedForCode,
    input: (at) => ({
      username: at.username,
      password: at.password,
      code: at.freshCode(),
      reason: 'Phone at home',
    }),
  },
  'signIn.answerOneTimePass': {
    atDoor: true,
    before: async (at) => {
      whose = at.caller();
      const given = { accountId: at.accountOf(whose), countsForMinutes: 60, reason: 'Phone at home' };
      keep(await at.call('oneTimePass.give', given));
      const { pass } = shown;
      await at.call('oneTimePass.putAway');
      await begun(at);
      shown = { ...shown, pass };
    },
    input: () => ({ oneTimePass: shown.pass }),
  },
  'signIn.copySecretKey': { atDoor: true, before: enrolling },
  'signIn.confirmEnrolment': {
    atDoor: true,
    before: enrolling,
    input: (at) => ({ code: at.codeOf({ secretKey: shown.secretKey ?? '' }) }),
  },
  'signIn.skipEnrolment': {
    atDoor: true,
    before: async (at) => {
      await change({ graceDays: { office: 7, staff: 7 } })(at);
      await enrolling(at);
    },
    after: change({ graceDays: { office: 0, staff: 0 } }),
  },
  'signIn.answerEnrolmentCode': {
    atDoor: true,
    before: async (at) => {
      await change({ supervisedEnrolment: true })(at);
      const accountId = await newcomer(at);
      keep(await at.call('enrolment.giveCode', { accountId }));
      const { code } = shown;
      await at.call('enrolment.putCodeAway');
      await begun(at);
      shown = { ...shown, code };
    },
    input: () => ({ enrolmentCode: shown.code }),
    after: change({ supervisedEnrolment: false }),
  },
  'signIn.resume': {
    atDoor: true,
    before: async (at) => {
      await signedIn(at);
      keep(await at.door('session.switchPerson'));
    },
    input: () => ({ sessionId: shown.waiting?.[0]?.sessionId }),
  },
  'signIn.openPortal': { atDoor: true, input: () => ({ portal: 'staff' }) },
  'session.switchPerson': { atDoor: true, before: signedIn },
  'session.signOut': { atDoor: true, before: signedIn },
  'keys.recoverManager': {
    atDoor: true,
    before: async (at) => {
      const { username } = await at.newcomer('manager');
      whose = { username, password: at.password, secretKey: '' };
      keep(await at.call('keys.issueSheet'));
      const { recoveryKey } = shown;
      await at.call('keys.putSheetAway');
      shown = { recoveryKey };
    },
    input: () => ({
      recoveryKey: shown.recoveryKey,
      username: whose.username,
      newPassword: 'nine slow ferries cross at noon',
    }),
  },
} as const satisfies Samples;
