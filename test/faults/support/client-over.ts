import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '../../../shared/ipc/contract';
import { type Contracts, contracts } from '../../../shared/ipc/contracts';
import type { Result } from '../../../shared/result';
import { FactorsShown } from '../../support/factors-shown';

/** The typed channels of one window, over any transport. */
export type WindowClient = Client<Contracts>;

const step = 30_000;

/** What the people at all windows have typed and been shown. They wait for the next code by the computer's own clock. */
const factors = new FactorsShown({ now: Date.now, pass: () => pause(step - (Date.now() % step) + 100) });

type Call = (channel: string, input: unknown) => Promise<Result<unknown>>;

/** Creates the typed client over a transport function. It shows a factor for a call that takes one, unless told otherwise. */
export const clientOver = (call: Call, showsFactors = true): WindowClient => {
  const window = Symbol('a window');
  return Object.fromEntries(
    Object.entries(contracts).map(([concept, group]) => [
      concept,
      Object.fromEntries(
        Object.keys(group).map((method) => [
          method,
          (input: unknown) =>
            showsFactors
              ? factors.send(window, call, `${concept}.${method}`, input)
              : call(`${concept}.${method}`, input),
        ]),
      ),
    ]),
  ) as unknown as WindowClient;
};
