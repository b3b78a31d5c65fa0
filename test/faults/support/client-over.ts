import type { Client } from '../../../shared/ipc/contract';
import { type Contracts, contracts } from '../../../shared/ipc/contracts';
import type { Result } from '../../../shared/result';

/** One window's typed channels, whatever carries the calls. */
export type WindowClient = Client<Contracts>;

/** The typed client over a function that carries a call. */
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
