import { contracts } from '../../shared/ipc/contracts';
import type { DeskState } from '../../shared/ipc/sign-in-contract';
import { auditHandlers } from './calls/audit-handlers';
import { AuditHead, type HeadVerdict } from './audit/audit-head';
import { backupHandlers } from './calls/backup-handlers';
import { type Reopen, RestoreService } from './backups/restore-service';
import { storeFile } from './backups/swap-in';
import { storeRefusal } from './store/store-failure';
import { enrolmentHandlers } from './calls/enrolment-handlers';
import { SupervisedEnrolment } from './authenticators/supervised-enrolment';
import { healthHandlers } from './calls/health-handlers';
import { keysHandlers } from './calls/keys-handlers';
import { OwnerSheetService } from './sign-in/owner-sheet-service';
import { DeskTime } from './store/desk-time';
import { type DeskParts, type OpenDesk, openDesk } from './open-desk';
import { createDispatcher, type Dispatch } from './calls/dispatcher';
import { createWitness } from './calls/witness';
import { oneTimePassHandlers } from './calls/one-time-pass-handlers';
import { OneTimePasses } from './sign-in/one-time-passes';
import { Vouching } from './sign-in/vouching';
import { languageHandlers } from './calls/language-handlers';
import { optionsHandlers } from './calls/options-handlers';
import { OptionsService } from './options/options-service';
import { ownAccountHandlers } from './calls/own-account-handlers';
import { OwnAccountService } from './staff/own-account-service';
import { SignInHistory } from './staff/sign-in-history';
import { OverviewService } from './staff/overview-service';
import { overviewHandlers } from './calls/overview-handlers';
import { systemDate } from './platform/clock';
import { HandOuts } from './staff/hand-outs';
import { printHandlers } from './calls/print-handlers';
import { PrintService } from './staff/print-service';
import { TodaySheet } from './staff/today-sheet';
import type { Desktop } from './platform/desktop';
import { forEvery } from './platform/for-every';
import type { Logger } from './platform/logger';
import type { Product } from './platform/product';
import type { WindowId } from './platform/window-id';
import { Attempts } from './attempts/attempts';
import { ChallengeStore } from './sessions/challenge-store';
import { ClockDoctor } from './authenticators/clock-doctor';
import { DeskStateReader } from './sign-in/desk-state-reader';
import { Endings } from './sessions/endings';
import { FactorService } from './sessions/factor-service';
import { createPasswordHasher, type PasswordHasher } from './attempts/password-hasher';
import { sessionHandlers } from './calls/session-handlers';
import type { Sender } from './sessions/sender';
import { SessionService } from './sessions/session-service';
import { SessionStore } from './sessions/session-store';
import { SetUpService } from './sign-in/set-up-service';
import { signInHandlers } from './calls/sign-in-handlers';
import { SignInService } from './sign-in/sign-in-service';
import { createStages } from './calls/stages';
import { Throttle } from './attempts/throttle';
import { Accounts } from './accounts/accounts';
import { BulkActs } from './staff/bulk-acts';
import { staffBulkHandlers } from './calls/bulk-handlers';
import { NoticeBoard } from './accounts/notice-board';
import { StaffExport } from './staff/staff-export';
import { staffFileHandlers } from './calls/staff-file-handlers';
import { staffHandlers } from './calls/staff-handlers';
import { StaffImport } from './staff/staff-import';
import { StaffSearch } from './staff/staff-search';
import { StaffService } from './staff/staff-service';
import { supportHandlers } from './calls/support-handlers';
import { WholeCheck } from './backups/whole-check';
import { SupportService } from './support/support-service';
import { aboutOf } from './support/versions';
import { CodePairs } from './factors/code-pairs';
import { ownAuthenticatorsHandlers } from './calls/own-authenticators-handlers';
import { OwnAuthenticatorsService } from './authenticators/own-authenticators-service';
import { Resynchronisation } from './authenticators/resynchronisation';
import { tokenHandlers } from './calls/token-handlers';
import { TokenImport } from './authenticators/token-import';
import { TokenService } from './authenticators/token-service';
import { TokenStock } from './factors/token-stock';
import { TwoFactorService } from './factors/two-factor-service';
import { inTransaction } from './store/in-transaction';

/** The world outside of the application. Everything that differs between a desk and a test is here. */
export interface Platform extends DeskParts {
  readonly desktop: Desktop;
  readonly logger: Logger;
  readonly product: Product;
  /** In the place of the real one, while a demo school is filled. */
  readonly hasher?: PasswordHasher;
  /** Puts the application anew on data that was changed under it. */
  readonly reopen: Reopen;
  /** Called once when the store that is open is found damaged: nothing is to be read or written any more. */
  readonly abandon?: () => Promise<void>;
}

/** A running application. */
export interface Application {
  readonly dispatch: Dispatch;
  /** Reads where a window stands. */
  read(sender: Sender): Promise<DeskState>;
  /** A window is gone. */
  closeWindow(windowId: WindowId): Promise<void>;
  /** The computer sleeps, or its screen was locked. */
  lockAll(): Promise<void>;
  /** Expires and locks what is due; called every second. */
  tick(): Promise<void>;
  close(): Promise<void>;
  /** Lets go of a damaged store without another change to it. */
  abandon(): Promise<void>;
}

/** Why the application starts anew, where it is no ordinary start. */
export type Occasion = 'restored' | 'opened-with-sheet';

/** The first people of the day are in before the rest of a large store is read. */
const checksAfterStart = 2_000;

/** A backup that is due waits until the first people of the day are in. */
const quietAfterStart = 2 * 60_000;

/** Opens the desk and builds everything once. Throws StartRefused when this desk's data cannot be used. */
export const createApplication = async (
  platform: Platform,
  occasion: Occasion | null = null,
): Promise<Application> => {
  const desk = await openDesk(platform);
  try {
    return await assemble(platform, desk, occasion);
  } catch (cause) {
    await desk.database.close();
    throw storeRefusal(cause, storeFile(platform.dataDirectory)) ?? cause;
  }
};

/** Builds everything once, in reading order, and writes what a start tells the audit log. */
const assemble = async (
  platform: Platform,
  { database, keys, box, newId, audit, backups, reader }: OpenDesk,
  occasion: Occasion | null,
): Promise<Application> => {
  const { dataDirectory, clock, random, desktop, logger } = platform;
  const { store } = database;

  const accounts = new Accounts(clock, newId);
  const time = new DeskTime(clock, keys.deskId);
  const twoFactor = new TwoFactorService({ box, clock, random, newId, time });
  const options = new OptionsService({ store, twoFactor, audit, clock, time });
  const supervised = new SupervisedEnrolment({
    store,
    accounts,
    options,
    twoFactor,
    box,
    random,
    audit,
    time,
  });
  const notices = new NoticeBoard(clock, newId);
  const hasher =
    platform.hasher ??
    createPasswordHasher((cause) => logger.error('A stored password hash is malformed', cause));
  const throttle = new Throttle(clock);
  const attempts = new Attempts({ store, throttle, audit, box, random, clock });

  const endings = new Endings();
  const challenges = new ChallengeStore(clock, newId);
  const sessionStore = new SessionStore(clock, newId);
  const notify = (windowId: WindowId): void => desktop.notify(windowId);
  const sessions = new SessionService({
    store,
    sessions: sessionStore,
    accounts,
    options,
    audit,
    endings,
    clock,
    deskId: keys.deskId,
    notify,
    logger,
  });
  const factors = new FactorService({ store, options, twoFactor, attempts, hasher, audit, clock });
  const setUp = new SetUpService({ store, accounts, options, sessions, hasher, audit });
  const passes = new OneTimePasses({ store, accounts, notices, box, random, time, audit });
  const vouching = new Vouching({ store, accounts, twoFactor, attempts, notices, hasher, time, audit });
  const signIn = new SignInService({
    store,
    accounts,
    options,
    twoFactor,
    attempts,
    challenges,
    sessionStore,
    sessions,
    endings,
    hasher,
    audit,
    clock,
    time,
    supervised,
    vouching,
    passes,
  });
  const ownAuthenticators = new OwnAuthenticatorsService({
    store,
    accounts,
    twoFactor,
    supervised,
    attempts,
    sessions,
    notices,
    audit,
    clock,
  });
  const stages = createStages({ store, accounts, challenges, sessions, endings, notify, supervised });
  const states = new DeskStateReader({
    store,
    accounts,
    options,
    twoFactor,
    challenges,
    stages,
    ownAuthenticators,
    sessions,
    factors,
    notices,
    endings,
    keys,
    time,
    supervised,
    demo: platform.demo ?? false,
  });
  const staff = new StaffService({
    store,
    accounts,
    options,
    twoFactor,
    throttle,
    attempts,
    sessions,
    notices,
    hasher,
    audit,
  });
  const history = new SignInHistory({ store, accounts, sessions, notices, audit });
  const ownAccount = new OwnAccountService({
    store,
    accounts,
    options,
    twoFactor,
    sessions,
    factors,
    notices,
    history,
    hasher,
    audit,
  });
  const pairs = new CodePairs(twoFactor, clock, time);
  const stock = new TokenStock(box, clock, newId);
  const tokens = new TokenService({
    store,
    accounts,
    twoFactor,
    stock,
    pairs,
    sessions,
    notices,
    audit,
    clock,
    time,
  });
  const seedFiles = new TokenImport({ store, accounts, twoFactor, stock, tokens, audit });
  const resynchronisation = new Resynchronisation({
    store,
    accounts,
    twoFactor,
    pairs,
    attempts,
    audit,
    clock,
  });
  const clockDoctor = new ClockDoctor({ store, accounts, pairs, attempts, challenges, endings, audit });

  const sheet = new OwnerSheetService({
    store,
    keys,
    accounts,
    options,
    twoFactor,
    attempts,
    sessions,
    notices,
    time,
    hasher,
    audit,
    supervised,
  });
  const { reopen } = platform;
  const restores = new RestoreService({ directory: dataDirectory, backups, audit, random, reopen });

  const about = aboutOf(platform.product, database.engineVersion);
  const support = new SupportService({
    store,
    about,
    dataDirectory,
    accounts,
    options,
    keys,
    time,
    backups,
    audit,
    desktop,
    clock,
  });

  const head = new AuditHead(dataDirectory, keys.hostId, box);
  await time.load(store);
  await sessions.endLeftOpen();
  await throttle.forgetStrangers(store);
  await throttle.resume(store);
  const found = await head.check(store);
  await head.begin(store);
  // A restore may have put the log back on purpose; its own event says so.
  const headVerdict: HeadVerdict = occasion === 'restored' ? { kind: 'whole' } : found;
  const isBehind = time.isBehind();
  await inTransaction(store, async (trx) => {
    // At the first start, and whenever it changed: less protection is never silent.
    await audit.recordChange(trx, {
      action: 'desk.key-protection',
      outcome: keys.protectedBy === 'system' ? 'success' : 'failure',
      details: keys.protection,
    });
    if (headVerdict.kind !== 'whole')
      await audit.record(trx, { action: 'audit.found-broken', outcome: 'failure', details: headVerdict });
    if (occasion === 'opened-with-sheet') await audit.record(trx, { action: 'desk.opened-with-sheet' });
    if (isBehind) await audit.record(trx, { action: 'desk.clock-behind', outcome: 'failure' });
  });

  const staffSearch = new StaffSearch(store, throttle, clock);
  const print = new PrintService({ store, states, desktop, audit, clock });
  const dispatch = createDispatcher({
    contracts,
    handlers: {
      signIn: signInHandlers({ setUp, signIn, clockDoctor, twoFactor, store, desktop }),
      session: sessionHandlers(sessions, factors, ownAccount),
      ownAccount: ownAccountHandlers(ownAccount, history, desktop),
      authenticators: ownAuthenticatorsHandlers(ownAuthenticators, resynchronisation, desktop),
      oneTimePass: oneTimePassHandlers(passes),
      tokens: tokenHandlers({ tokens, files: seedFiles, resynchronisation }),
      staff: staffHandlers(staff, staffSearch),
      staffBulk: staffBulkHandlers(new BulkActs({ store, search: staffSearch, staff, audit, newId })),
      staffFile: staffFileHandlers(
        new StaffExport({ store, search: staffSearch, desktop, audit, clock }),
        new StaffImport({ store, accounts, sessions, audit, newId }),
      ),
      options: optionsHandlers(options, desktop),
      audit: auditHandlers({
        audit,
        head,
        store,
        desktop,
        presentAt: (windowId) => sessions.current(windowId),
      }),
      keys: keysHandlers(keys, sheet),
      backup: backupHandlers(backups, restores, desktop),
      health: healthHandlers({ keys, head: headVerdict, time, backups }),
      language: languageHandlers(desktop),
      enrolment: enrolmentHandlers(supervised),
      support: supportHandlers({ about, desktop, support }),
      overview: overviewHandlers(new OverviewService({ store, throttle, clock, dateOf: systemDate }), print),
      print: printHandlers(
        print,
        new HandOuts({ search: staffSearch, options, time, print }),
        new TodaySheet({ store, audit, clock, dateOf: systemDate, print }),
      ),
    },
    stages,
    states,
    witness: createWitness({ store, audit, logger, clock, newId }),
  });

  const startedAt = clock.monotonic();
  const wholeCheck = new WholeCheck({
    file: storeFile(dataDirectory),
    reader,
    logger,
    onDamage: platform.abandon ?? (async () => undefined),
  });
  // Windows close right before the app does: their last writes come before the store's close.
  let lastClosed: Promise<unknown> = Promise.resolve();
  return {
    dispatch,
    read: (sender) => states.read(sender),
    closeWindow: (windowId) => {
      const challenge = challenges.peek(windowId);
      if (challenge) challenges.take(challenge);
      const closed = sessions.closeWindow(windowId);
      lastClosed = Promise.allSettled([lastClosed, closed]);
      return closed;
    },
    lockAll: () => sessions.lockAll(),
    tick: () =>
      // Each step on its own: what the store refuses to one must not keep the next from being done.
      forEvery(
        [
          () => sessions.sweep(),
          () => stages.expireChallenges(),
          () => throttle.saveRunningWaits(store),
          () => twoFactor.dropExpired(store),
          () => time.advance(store),
          () => head.save(store),
          async () => {
            if (clock.monotonic() - startedAt > quietAfterStart && !(await setUp.isNeeded()))
              await backups.backUpDaily();
          },
          async () => {
            if (!database.checkedWhole && clock.monotonic() - startedAt > checksAfterStart)
              wholeCheck.begin();
          },
        ],
        (step) => step(),
      ),
    close: async () => {
      await lastClosed;
      await wholeCheck.stop();
      try {
        await forEvery(
          [
            () => sessions.writeOwed().catch(() => undefined),
            () => time.write(store),
            () => head.save(store),
          ],
          (step) => step(),
        );
      } finally {
        // Also where the disk takes nothing more: whoever restores a backup needs the file let go.
        await database.close();
      }
    },
    abandon: async () => {
      await wholeCheck.stop();
      await database.close();
    },
  };
};
