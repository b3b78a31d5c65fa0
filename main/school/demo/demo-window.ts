import type { Portal } from '../../../shared/access';
import type { Client } from '../../../shared/ipc/contract';
import { type Contracts, contracts } from '../../../shared/ipc/contracts';
import type { DeskStage } from '../../../shared/ipc/sign-in-contract';
import type { Result } from '../../../shared/result';
import type { Dispatch } from '../calls/dispatcher';
import { windowIdOf } from '../platform/window-id';

/** The client of a window that doesn't exist. Its calls pass all checks of the dispatcher. */
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
    // The type of Object.fromEntries loses the names.
  ) as unknown as DemoWindow;
};

/** The value of a result. Throws for a refusal, which is a bug in the demo's script. */
export const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`The demo school was refused: ${result.error.code}`);
  return result.value;
};

/** A window's stage. Throws if it is another one than `stage`. */
export const expectStage = async <Stage extends DeskStage['stage']>(
  window: DemoWindow,
  stage: Stage,
): Promise<Extract<DeskStage, { stage: Stage }>> => {
  const { current } = valueOf(await window.signIn.current());
  if (current.stage !== stage)
    throw new Error(`The demo school stands at ${current.stage} instead of ${stage}`);
  return current as Extract<DeskStage, { stage: Stage }>;
};
