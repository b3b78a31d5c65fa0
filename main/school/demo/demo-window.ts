import type { Portal } from '../../../shared/access';
import type { Client } from '../../../shared/ipc/contract';
import { type Contracts, contracts } from '../../../shared/ipc/contracts';
import type { DeskStage } from '../../../shared/ipc/sign-in-contract';
import type { Result } from '../../../shared/result';
import type { Dispatch } from '../calls/dispatcher';
import { windowIdOf } from '../platform/window-id';

/** A window that is not there: every call goes the way of a real one's, with all of its checks. */
export type DemoWindow = Client<Contracts>;

/** The typed calls of one window of a portal. */
export const createDemoWindow = (dispatch: Dispatch, portal: Portal, number: number): DemoWindow => {
  const sender = { windowId: windowIdOf(number), portal };
  return Object.fromEntries(
    Object.entries(contracts).map(([concept, group]) => [
      concept,
      Object.fromEntries(
        Object.keys(group).map((method) => [
          method,
          (input: unknown) => dispatch(sender, `${concept}.${method}`, input),
        ]),
      ),
    ]),
    // Object.fromEntries forgets which names it was given.
  ) as unknown as DemoWindow;
};

/** What a call answered that has to go well: a refusal is a fault of the demo's own script. */
export const answered = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`The demo school was refused: ${result.error.code}`);
  return result.value;
};

/** Where a window stands, which has to be there. */
export const standing = async <Stage extends DeskStage['stage']>(
  window: DemoWindow,
  stage: Stage,
): Promise<Extract<DeskStage, { stage: Stage }>> => {
  const { current } = answered(await window.signIn.current());
  if (current.stage !== stage)
    throw new Error(`The demo school stands at ${current.stage} instead of ${stage}`);
  return current as Extract<DeskStage, { stage: Stage }>;
};
