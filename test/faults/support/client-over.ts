import type { Client } from '../../../shared/ipc/contract';
import { type Contracts, contracts } from '../../../shared/ipc/contracts';
import type { Result } from '../../../shared/result';

/** The typed channels of one window, over any transport. */
export type WindowClient = Client<Contracts>;

/** Creates the typed client over a transport function. */
export const clientOver = (
  call: (channel: string, input: unknown) => Promise<Result<unknown>>,
): WindowClient =>
  Object.fromEntries(
    Object.entries(contracts).map(([concept, group]) => [
      concept,
      Object.fromEntries(
        Object.keys(group).map((method) => [method, (input: unknown) => call(`${concept}.${method}`, input)]),
      ),
    ]),
  ) as unknown as WindowClient;
