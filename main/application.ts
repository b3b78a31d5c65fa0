import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { contracts } from '../shared/ipc/contracts';
import { auditHandlers } from './audit/audit-handlers';
import { AuditLog } from './audit/audit-log';
import { connect } from './database/connect';
import { migrate } from './database/migrate';
import { createDispatcher, type Dispatch } from './ipc/dispatcher';
import { createWitness } from './ipc/witness';
import { optionsHandlers } from './options/options-handlers';
import { OptionsService } from './options/options-service';
import { ownAccountHandlers } from './own-account/own-account-handlers';
import { OwnAccountService } from './own-account/own-account-service';
import { DeskKeys } from './keys/desk-keys';
import type { Clock } from './platform/clock';
import type { Desktop } from './platform/desktop';
import type { KeyProtector } from './platform/key-protector';
import type { Logger } from './platform/logger';
import { createNewId, type Random } from './platform/random';
import { createSecretBox } from './platform/secret-box';
import { StartRefused } from './platform/start-refused';
import type { WindowId } from './platform/window-id';
import { Attempts } from './sign-in/attempts';
import { ChallengeStore } from './sign-in/challenge-store';
import { DeskStateReader } from './sign-in/desk-state-reader';
import { Endings } from './sign-in/endings';
import { FactorService } from './sign-in/factor-service';
import { createPasswordHasher } from './sign-in/password-hasher';
import { sessionHandlers } from './sign-in/session-handlers';
import { SessionService } from './sign-in/session-service';
import { SessionStore } from './sign-in/session-store';
import { SetUpService } from './sign-in/set-up-service';
import { signInHandlers } from './sign-in/sign-in-handlers';
import { SignInService } from './sign-in/sign-in-service';
import { createStages } from './sign-in/stages';
import { Throttle } from './sign-in/throttle';
import { Accounts } from './staff/accounts';
import { NoticeBoard } from './staff/notice-board';
import { staffHandlers } from './staff/staff-handlers';
import { StaffService } from './staff/staff-service';
import { TwoFactorService } from './two-factor/two-factor-service';

/** The world outside of the application. Everything that differs between a desk and a test is here. */
export interface Platform {
  readonly dataDirectory: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly keyProtector: KeyProtector;
  readonly desktop: Desktop;
  readonly logger: Logger;
}

/** A running application. */
export interface Application {
  readonly dispatch: Dispatch;
  /** A window is gone. */
  closeWindow(windowId: WindowId): Promise<void>;
  /** The computer sleeps, or its screen was locked. */
  lockAll(): Promise<void>;
  /** Expires and locks what is due; called every second. */
  tick(): Promise<void>;
  close(): Promise<void>;
}

/** Builds everything once, in reading order. Throws StartRefused when this desk's data cannot be used. */
export const createApplication = async (platform: Platform): Promise<Application> => {
  const { dataDirectory, clock, random, desktop, logger } = platform;
  const newId = createNewId(clock, random);

  makeDirectory(dataDirectory);
  const database = connect(join(dataDirectory, 'latchkey.db'));
  const { store } = database;
  await migrate(store, () => database.backUp(join(dataDirectory, `before-update-${clock.now()}.db`)));

  const accounts = new Accounts(clock, newId);
  const holdsData = (await accounts.count(store)) > 0;
  const keys = DeskKeys.open(
    { directory: dataDirectory, protector: platform.keyProtector, random, newId, clock },
    holdsData,
  );
  const box = createSecretBox(keys.ring, random);

  const audit = new AuditLog(keys.deskId, box, clock);
  const twoFactor = new TwoFactorService(box, clock, random, newId);
  const options = new OptionsService(store, accounts, twoFactor, audit, clock);
  const notices = new NoticeBoard(clock, newId);
  const hasher = createPasswordHasher((cause) => logger.error('A stored password hash is malformed', cause));
  const throttle = new Throttle(clock);
  const attempts = new Attempts(store, throttle, audit, box, random);

  const endings = new Endings();
  const challenges = new ChallengeStore(clock, newId);
  const sessionStore = new SessionStore(clock, newId);
  const notify = (windowId: WindowId): void => desktop.notify(windowId);
  const sessions = new SessionService(
    store,
    sessionStore,
    accounts,
    options,
    audit,
    endings,
    clock,
    keys.deskId,
    notify,
  );
  const factors = new FactorService(store, options, twoFactor, attempts, hasher, audit, clock);
  const setUp = new SetUpService(store, accounts, options, sessions, hasher, audit);
  const signIn = new SignInService(
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
  );
  const states = new DeskStateReader(
    store,
    options,
    twoFactor,
    challenges,
    sessions,
    factors,
    notices,
    endings,
    keys.protectedBy === 'key-file',
    (windowId, secretOnScreen) => desktop.protect(windowId, secretOnScreen),
  );
  const staff = new StaffService(
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
  );
  const ownAccount = new OwnAccountService(
    store,
    accounts,
    options,
    twoFactor,
    sessions,
    factors,
    notices,
    hasher,
    audit,
  );

  await sessions.endLeftOpen();
  await throttle.forgetStrangers(store);
  if (keys.fresh)
    await audit.record(store, {
      action: 'desk.key-protection',
      details: { protectedBy: keys.protectedBy, backend: keys.backend },
    });

  const stages = createStages(store, accounts, challenges, sessions, endings, notify);
  const dispatch = createDispatcher(
    contracts,
    {
      signIn: signInHandlers(setUp, signIn, twoFactor, store, states, desktop),
      session: sessionHandlers(sessions, factors, ownAccount, states),
      ownAccount: ownAccountHandlers(ownAccount, states, desktop),
      staff: staffHandlers(staff),
      options: optionsHandlers(options),
      audit: auditHandlers(audit, store),
    },
    stages,
    createWitness(store, audit, logger, clock, newId),
  );

  // Windows close right before the app does: their last writes come before the store's close.
  let lastClosed: Promise<unknown> = Promise.resolve();
  return {
    dispatch,
    closeWindow: (windowId) => {
      const challenge = challenges.peek(windowId);
      if (challenge) challenges.take(challenge);
      const closed = sessions.closeWindow(windowId);
      lastClosed = Promise.allSettled([lastClosed, closed]);
      return closed;
    },
    lockAll: () => sessions.lockAll(),
    tick: async () => {
      await sessions.sweep();
      await stages.expireChallenges();
      await throttle.saveRunningWaits(store);
    },
    close: async () => {
      await lastClosed;
      await database.close();
    },
  };
};

const makeDirectory = (directory: string): void => {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new StartRefused(
      'data-directory-unusable',
      `The folder ${directory} cannot be made. Check that you may write there, or start Latchkey with another --data-dir.`,
      { cause },
    );
  }
};
