import type { PassedOverReason } from '../../../shared/ipc/staff-bulk-contract';
import type { Failure } from '../../../shared/result';
import { desk } from '../../client/desk-client';

/** How far an act on many people is, as its dialog shows it. */
export interface BulkRun {
  readonly people: number;
  readonly seenTo: number;
  readonly changed: number;
  readonly passedOver: readonly { readonly name: string; readonly reason: PassedOverReason }[];
  readonly over: boolean;
  /** What ended it before everybody was seen to. */
  readonly failure: Failure | null;
}

/** Goes on step by step until everybody is seen to, somebody stops it or a step is refused; shows every step. */
export const runBulk = async (
  people: number,
  isStopped: () => boolean,
  show: (run: BulkRun) => void,
): Promise<void> => {
  let run: BulkRun = { people, seenTo: 0, changed: 0, passedOver: [], over: false, failure: null };
  show(run);
  while (!run.over) {
    if (isStopped()) {
      await desk.staffBulk.stop();
      run = { ...run, over: true };
    } else {
      const answer = await desk.staffBulk.step();
      run = answer.ok
        ? {
            ...run,
            seenTo: answer.value.seenTo,
            changed: answer.value.changed,
            passedOver: [...run.passedOver, ...answer.value.passedOver],
            over: answer.value.finished,
          }
        : { ...run, over: true, failure: answer.error };
    }
    show(run);
  }
};
