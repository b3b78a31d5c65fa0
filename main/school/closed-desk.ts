import { Mutex } from 'async-mutex';
import type { HandlersOf } from '../../shared/ipc/contract';
import { type Contracts, contracts } from '../../shared/ipc/contracts';
import type { DeskState } from '../../shared/ipc/sign-in-contract';
import { normaliseRecoveryKey } from '../../shared/code-text';
import { ok, refuse } from '../../shared/result';
import type { Application } from './application';
import type { Platform } from './application-platform';
import { type Contexts, createDispatcher } from './calls/dispatcher';
import { DeskKeys } from './keys/desk-keys';
import { createNewId } from './platform/random';
import type { Sender } from './sessions/sender';
import { languageHandlers } from './calls/language-handlers';
import { aboutHandlers } from './calls/support-handlers';
import { aboutOf } from './support/versions';

/** What a closed desk hands over to once the owner's sheet has opened it. */
export interface OpenedDesk {
  /** Starts the application in the closed desk's place. */
  start(): Promise<void>;
  /** Reads where a window stands in the application that was started. */
  read(sender: Sender): Promise<DeskState>;
}

/** A wrong recovery key costs this long; its 140 bits need no more. */
const pause = 1_000;

/**
 * What answers while this computer does not open the desk's key: every channel is refused but the one that reads where
 * the window stands and the one that takes the recovery key.
 */
export const createClosedDesk = (platform: Platform, opened: OpenedDesk): Application => {
  const { dataDirectory: directory, keyProtector: protector, random, clock, desktop, logger } = platform;
  const newId = createNewId(clock, random);
  /** One key is tried at a time, so that each try costs its time. */
  const recovering = new Mutex();
  let isOpened = false;

  const state = ({ portal }: Sender): DeskState => ({
    portal,
    demo: platform.demo ?? false,
    schoolName: '',
    contactLine: '',
    codeRequired: false,
    codeRequiredFrom: null,
    keyUnprotected: false,
    clockBehind: false,
    current: { stage: 'closed' },
  });

  const recover = async (typed: string): Promise<boolean> => {
    const key = normaliseRecoveryKey(typed);
    const parts = { directory, protector, random, newId, clock };
    if (key !== null && DeskKeys.recover(parts, key)) return true;
    await new Promise((resolve) => setTimeout(resolve, pause));
    return false;
  };

  const { signIn, keys, support, language: _language, ...others } = refuseAll();
  const dispatch = createDispatcher({
    contracts,
    handlers: {
      ...others,
      language: languageHandlers(desktop),
      // A person at a closed desk needs the help most.
      support: { ...support, ...aboutHandlers(aboutOf(platform.product, ''), desktop) },
      signIn: {
        ...signIn,
        current: async () => ok(null),
        openPortal: async (_, { portal }) => {
          desktop.openPortal(portal);
          return ok(undefined);
        },
      },
      keys: {
        ...keys,
        recover: async (_, { recoveryKey }) => {
          const recovered = await recovering.runExclusive(() => recover(recoveryKey));
          if (!recovered) return refuse('wrong-recovery-key');
          await opened.start();
          isOpened = true;
          return ok(null);
        },
      },
    },
    stages: {
      settle: async () => undefined,
      challenge: async () => null,
      session: async () => null,
      clockIsBehind: () => false,
      isFresh: async () => false,
    },
    states: { read: async (sender) => (isOpened ? opened.read(sender) : state(sender)) },
    witness: {
      refused: async () => undefined,
      threw: (channel, cause) => {
        const incidentId = newId<string>();
        logger.error(`Incident ${incidentId} in ${channel} of a closed desk`, cause);
        return { code: 'internal-error', incidentId };
      },
    },
  });

  return {
    dispatch,
    read: async (sender) => state(sender),
    touch: async () => undefined,
    closeWindow: async () => undefined,
    lockAll: async () => undefined,
    tick: async () => undefined,
    close: async () => undefined,
    abandon: async () => undefined,
  };
};

type AllHandlers = { readonly [Concept in keyof Contracts]: HandlersOf<Contracts[Concept], Contexts> };

/** A refusal for every channel there is, derived from the list. */
const refuseAll = (): AllHandlers =>
  Object.fromEntries(
    Object.entries(contracts).map(([concept, group]) => [
      concept,
      Object.fromEntries(Object.keys(group).map((method) => [method, async () => refuse('desk-closed')])),
    ]),
    // Object.fromEntries forgets which names it was given.
  ) as unknown as AllHandlers;
