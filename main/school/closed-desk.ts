import { Mutex } from 'async-mutex';
import type { HandlersOf } from '../../shared/ipc/contract';
import { type Contracts, contracts } from '../../shared/ipc/contracts';
import type { DeskState } from '../../shared/ipc/sign-in-contract';
import { normaliseRecoveryKey } from '../../shared/code-text';
import { ok, type Result, refuse } from '../../shared/result';
import type { Application, Platform } from './application';
import { type Contexts, createDispatcher, type Sender } from './calls/dispatcher';
import { DeskKeys } from './keys/desk-keys';
import { createNewId } from './platform/random';
import { languageHandlers } from './calls/language-handlers';
import { aboutHandlers } from './calls/support-handlers';
import { aboutOf } from './support/versions';

/** Called when the owner's sheet has opened the desk: starts the application and reads where the window stands in it. */
export type DeskOpened = (sender: Sender) => Promise<Result<DeskState>>;

/** A wrong recovery key costs this long; its 140 bits need no more. */
const pause = 1_000;

/**
 * What answers while this computer does not open the desk's key: every channel is refused but the one that reads where
 * the window stands and the one that takes the recovery key.
 */
export const createClosedDesk = (platform: Platform, opened: DeskOpened): Application => {
  const { dataDirectory: directory, keyProtector: protector, random, clock, desktop, logger } = platform;
  const newId = createNewId(clock, random);
  /** One key is tried at a time, so that each try costs its time. */
  const mutex = new Mutex();

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
  const dispatch = createDispatcher(
    contracts,
    {
      ...others,
      language: languageHandlers(desktop),
      // Whoever stands before a closed desk needs help most.
      support: { ...support, ...aboutHandlers(aboutOf(platform.product, ''), desktop) },
      signIn: {
        ...signIn,
        current: async (context) => ok(state(context)),
        openPortal: async (_, { portal }) => {
          desktop.openPortal(portal);
          return ok(undefined);
        },
      },
      keys: {
        ...keys,
        recover: async (context, { recoveryKey }) => {
          const recovered = await mutex.runExclusive(() => recover(recoveryKey));
          if (!recovered) return refuse('wrong-recovery-key');
          return opened(context);
        },
      },
    },
    { challenge: async () => null, session: async () => null, isStrong: () => false },
    {
      refused: async () => undefined,
      threw: (channel, cause) => {
        const incidentId = newId<string>();
        logger.error(`Incident ${incidentId} in ${channel} of a closed desk`, cause);
        return { code: 'internal-error', incidentId };
      },
    },
    // Nothing is written to a closed desk's store.
    async () => undefined,
  );

  return {
    dispatch,
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
