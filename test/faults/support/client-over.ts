import type { Client } from '../../../shared/ipc/contract';
import { type Contracts, contracts } from '../../../shared/ipc/contracts';
import type { Result } from '../../../shared/result';
import { FactorsShown } from '../../support/factors-shown';

/** The typed channels of one window, over any transport. */
export type WindowClient = Client<Contracts>;

type Call = (channel: string, input: unknown) => Promise<Result<unknown>>;

/** Creates the typed client over a transport function. It shows a factor for a call that takes one, unless told otherwise. */
export const clientOver = (call: Call, showsFactors = true): WindowClient => {
  // Nobody has to wait for the next code: the managers of these schools show their password.
  const factors = new FactorsShown({ now: Date.now, pass: () => undefined });
  factors.answers = showsFactors;
  return Object.fromEntries(
    Object.entries(contracts).map(([concept, group]) => [
      concept,
      Object.fromEntries(
        Object.keys(group).map((method) => [
          method,
          (input: unknown) => factors.send('window', call, `${concept}.${method}`, input),
        ]),
      ),
    ]),
  ) as unknown as WindowClient;
};
