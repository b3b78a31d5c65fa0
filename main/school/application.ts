import { contracts } from '../../shared/ipc/contracts';
import type { DeskState } from '../../shared/ipc/sign-in-contract';
import { storeFile } from './backups/swap-in';
import { WholeCheck } from './backups/whole-check';
import { createDispatcher, type Dispatch } from './calls/dispatcher';
import { createWitness } from './calls/witness';
import { compose } from './compose';
import { everySecond } from './every-second';
import { createHandlers } from './handlers';
import { type OpenDesk, openDesk } from './open-desk';
import type { Platform } from './application-platform';
import { forEvery } from './platform/for-every';
import type { WindowId } from './platform/window-id';
import type { Sender } from './sessions/sender';
import { checkStart, type Occasion } from './start-checks';
import { storeRefusal } from './store/store-failure';

/** A running application. */
export interface Application {
  readonly dispatch: Dispatch;
  /** Reads where a window stands, and changes nothing. */
  read(sender: Sender): Promise<DeskState>;
  /** Records that a person uses a window. The desk calls it: a page has no means to keep its window unlocked. */
  touch(windowId: WindowId): Promise<void>;
  /** Ends the sessions of a window that was closed. */
  closeWindow(windowId: WindowId): Promise<void>;
  /** Locks every window: the computer sleeps, or its screen was locked. */
  lockAll(): Promise<void>;
  /** Expires and locks what is due; called every second. */
  tick(): Promise<void>;
  close(): Promise<void>;
  /** Lets go of a damaged store without another change to it. */
  abandon(): Promise<void>;
}

/** Opens the desk and builds everything once. Throws StartRefused when this desk's data cannot be used. */
export const createApplication = async (
  platform: Platform,
  occasion: Occasion | null = null,
): Promise<Application> => {
  const desk = await openDesk(platform);
  try {
    return await start(platform, desk, occasion);
  } catch (cause) {
    await desk.database.close();
    throw storeRefusal(cause, storeFile(platform.dataDirectory)) ?? cause;
  }
};

const start = async (platform: Platform, desk: OpenDesk, occasion: Occasion | null): Promise<Application> => {
  const { database, reader } = desk;
  const school = compose(platform, desk);
  const { store, sessions, challenges, states, stages, head, time } = school;
  const headVerdict = await checkStart(school, occasion);
  const wholeCheck = new WholeCheck({
    file: storeFile(platform.dataDirectory),
    reader,
    logger: platform.logger,
    onDamage: platform.abandon ?? (async () => undefined),
  });
  // Windows close right before the app does: their last writes come before the store's close.
  let lastClosed: Promise<unknown> = Promise.resolve();
  return {
    dispatch: createDispatcher({
      contracts,
      handlers: createHandlers(school, headVerdict),
      stages,
      states,
      witness: createWitness(school),
    }),
    read: (sender) => states.read(sender),
    touch: (windowId) => sessions.touch(windowId),
    closeWindow: (windowId) => {
      const challenge = challenges.peek(windowId);
      if (challenge) challenges.take(challenge);
      const closed = sessions.closeWindow(windowId);
      lastClosed = Promise.allSettled([lastClosed, closed]);
      return closed;
    },
    lockAll: () => sessions.lockAll(),
    tick: everySecond(school, database.checkedWhole ? null : wholeCheck),
    close: async () => {
      await lastClosed;
      await wholeCheck.stop();
      const lastWrites = [
        () => sessions.writePending().catch(() => undefined),
        () => time.write(store),
        () => head.save(store),
      ];
      try {
        await forEvery(lastWrites, (write) => write());
      } finally {
        // Also where the disk takes nothing more: a restore needs the file let go.
        await database.close();
      }
    },
    abandon: async () => {
      await wholeCheck.stop();
      await database.close();
    },
  };
};
