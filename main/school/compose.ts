import { Accounts } from './accounts/accounts';
import { Attempts } from './attempts/attempts';
import { createPasswordHasher } from './attempts/password-hasher';
import { Throttle } from './attempts/throttle';
import { AuditHead } from './audit/audit-head';
import { ClockDoctor } from './authenticators/clock-doctor';
import { OwnAuthenticatorsService } from './authenticators/own-authenticators-service';
import { Resynchronisation } from './authenticators/resynchronisation';
import { SupervisedEnrolment } from './authenticators/supervised-enrolment';
import { TokenImport } from './authenticators/token-import';
import { TokenService } from './authenticators/token-service';
import { RestoreService } from './backups/restore-service';
import { createStages } from './calls/stages';
import { CodePairs } from './factors/code-pairs';
import { TokenStock } from './factors/token-stock';
import { Resealing } from './factors/resealing';
import { TwoFactorService } from './factors/two-factor-service';
import type { OpenDesk } from './open-desk';
import { OptionsService } from './options/options-service';
import type { Platform } from './application-platform';
import { systemDate } from './platform/clock';
import type { WindowId } from './platform/window-id';
import { ChallengeStore } from './sessions/challenge-store';
import { AskedCalls } from './sessions/asked-calls';
import { Endings } from './sessions/endings';
import { FactorService } from './sessions/factor-service';
import { KeysOnScreen } from './sessions/keys-on-screen';
import { SessionService } from './sessions/session-service';
import { SessionStore } from './sessions/session-store';
import { DeskStateReader } from './sign-in/desk-state-reader';
import { OneTimePasses } from './sign-in/one-time-passes';
import { OwnerSheetService } from './sign-in/owner-sheet-service';
import { SetUpService } from './sign-in/set-up-service';
import { SignInService } from './sign-in/sign-in-service';
import { Vouching } from './sign-in/vouching';
import { BulkActs } from './staff/bulk-acts';
import { HandOuts } from './staff/hand-outs';
import { OverviewService } from './staff/overview-service';
import { OwnAccountService } from './staff/own-account-service';
import { PrintService } from './staff/print-service';
import { SignInHistory } from './staff/sign-in-history';
import { StaffExport } from './staff/staff-export';
import { StaffImport } from './staff/staff-import';
import { StaffSearch } from './staff/staff-search';
import { StaffService } from './staff/staff-service';
import { TodaySheet } from './staff/today-sheet';
import { SupportService } from './support/support-service';
import { aboutOf } from './support/versions';

/** What the rooms below the sessions are made of: people, policy, factors and attempts. */
const composeFoundations = (
  platform: Platform,
  { database, keys, box, newId, time, notices, audit, backups }: OpenDesk,
) => {
  const { dataDirectory, clock, random, desktop, logger } = platform;
  const { store } = database;
  const outside = { dataDirectory, clock, random, desktop, logger, demo: platform.demo ?? false };
  const desk = { store, keys, box, newId, audit, backups, deskId: keys.deskId, dateOf: systemDate };
  const accounts = new Accounts(time.seen, newId);
  const twoFactor = new TwoFactorService({ box, audit, clock, random, newId, time });
  const options = new OptionsService({ store, twoFactor, audit, time });
  const hasher =
    platform.hasher ??
    createPasswordHasher((cause) => logger.error('A stored password hash is malformed', cause));
  const throttle = new Throttle(clock);
  const attempts = new Attempts({ store, throttle, audit, box, random, clock });
  const about = aboutOf(platform.product, database.engineVersion);
  const head = new AuditHead(dataDirectory, keys.hostId, box);
  const resealing = new Resealing({ store, box, logger });
  return {
    ...outside,
    ...desk,
    time,
    accounts,
    notices,
    twoFactor,
    options,
    hasher,
    throttle,
    attempts,
    about,
    head,
    resealing,
  };
};

/** Challenges, sessions and the ways to them. */
const composeSignIn = (foundations: ReturnType<typeof composeFoundations>) => {
  const { clock, random, newId, desktop, twoFactor, time } = foundations;
  const challenges = new ChallengeStore(clock, newId);
  const sessionStore = new SessionStore(clock, newId);
  const base = {
    ...foundations,
    challenges,
    sessionStore,
    keysOnScreen: new KeysOnScreen(challenges, sessionStore),
    endings: new Endings(),
    askedCalls: new AskedCalls(random, clock),
    pairs: new CodePairs(twoFactor, clock, time),
    supervised: new SupervisedEnrolment(foundations),
    passes: new OneTimePasses(foundations),
    vouching: new Vouching(foundations),
    notify: (windowId: WindowId): void => desktop.notify(windowId),
  };
  const sessions = new SessionService(base);
  const withSessions = { ...base, sessions, factors: new FactorService(base) };
  const ownAuthenticators = new OwnAuthenticatorsService(withSessions);
  const stages = createStages(withSessions);
  return {
    ...withSessions,
    ownAuthenticators,
    stages,
    states: new DeskStateReader({ ...withSessions, ownAuthenticators, stages }),
    signIn: new SignInService(withSessions),
    setUp: new SetUpService(withSessions),
    sheet: new OwnerSheetService(withSessions),
    clockDoctor: new ClockDoctor(withSessions),
    resynchronisation: new Resynchronisation(withSessions),
  };
};

/** What people do once they are in. */
const composeRooms = (platform: Platform, base: ReturnType<typeof composeSignIn>) => {
  const { store, box, newId, throttle, time } = base;
  const { reopen } = platform;
  const stock = new TokenStock(box, time.seen, newId);
  const tokens = new TokenService({ ...base, stock });
  const history = new SignInHistory(base);
  const staff = new StaffService(base);
  const search = new StaffSearch(store, throttle, time.seen);
  const print = new PrintService(base);
  return {
    ...base,
    tokens,
    history,
    staff,
    search,
    print,
    ownAccount: new OwnAccountService({ ...base, history }),
    tokenImport: new TokenImport({ ...base, stock, tokens }),
    bulkActs: new BulkActs({ ...base, search, staff }),
    staffExport: new StaffExport({ ...base, search }),
    staffImport: new StaffImport(base),
    overview: new OverviewService({ ...base, clock: time.seen }),
    handOuts: new HandOuts({ ...base, search, print }),
    today: new TodaySheet({ ...base, print, clock: time.seen }),
    support: new SupportService(base),
    restores: new RestoreService({ ...base, directory: base.dataDirectory, reopen }),
  };
};

/** Builds everything once. Each service takes what it names in its own `Deps` from what was built before it. */
export const compose = (platform: Platform, desk: OpenDesk) =>
  composeRooms(platform, composeSignIn(composeFoundations(platform, desk)));

/** Everything that answers calls, and what keeps it going. */
export type School = ReturnType<typeof compose>;
