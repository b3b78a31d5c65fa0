import { createDispatcher, type Dispatch } from '../../main/school/calls/dispatcher';
import { windowIdOf } from '../../main/school/platform/window-id';
import type { Portal } from '../../shared/access';
import { contracts } from '../../shared/ipc/contracts';
import type { DeskState } from '../../shared/ipc/sign-in-contract';
import type { PlainErrorCode } from '../../shared/result';

/** A dispatcher over the real contracts that admits everybody as a manager, with one handler for all channels. */
export const bareDispatcher = (handle: (channel: string, input: unknown) => unknown) => {
  const thrown: unknown[] = [];
  /** What the handler answered last: where a channel answers the window's state, the state that is read. */
  let answered: unknown;
  const refused: PlainErrorCode[] = [];
  const handlers = Object.fromEntries(
    Object.entries(contracts).map(([concept, group]) => [
      concept,
      Object.fromEntries(
        Object.keys(group).map((method) => [
          method,
          async (_context: unknown, input: unknown) => {
            const result = handle(`${concept}.${method}`, input);
            answered = (result as { value?: unknown } | undefined)?.value;
            return result;
          },
        ]),
      ),
    ]),
  );
  const signedIn = { session: {}, account: { role: 'manager' }, locked: false };
  const stages = {
    settle: async () => undefined,
    challenge: async () => ({}),
    session: async () => signedIn,
    clockIsBehind: () => false,
    isFresh: async () => true,
  };
  const witness = {
    refused: async (_sender: unknown, _channel: string, code: PlainErrorCode) => {
      refused.push(code);
    },
    threw: (_channel: string, cause: unknown) => {
      thrown.push(cause);
      return { code: 'internal-error', incidentId: `incident-${thrown.length}` } as const;
    },
  };
  const dispatch: Dispatch = createDispatcher({
    contracts,
    handlers: handlers as never,
    stages: stages as never,
    states: { read: async () => answered as DeskState },
    witness,
  });
  const send = (portal: Portal, channel: string, input: unknown) =>
    dispatch({ windowId: windowIdOf(1), portal }, channel, input);
  return { send, thrown, refused };
};
