import { create } from 'zustand';
import type { AuditFilter, AuditCursor, AuditRow } from '../../../shared/ipc/audit-contract';
import type { Failure } from '../../../shared/result';
import { desk } from '../../client/desk-client';
import { onSessionEnd } from '../../client/session-end';
import { presentFilter } from './filter-store';

/** What of the log is on the screen. `older` is how reading further back goes. */
export type AuditView =
  | { readonly step: 'loading' }
  | { readonly step: 'failed'; readonly failure: Failure }
  | {
      readonly step: 'ready';
      readonly rows: readonly AuditRow[];
      /** Where the log goes on behind these rows; null at its beginning. */
      readonly next: AuditCursor | null;
      readonly older: 'idle' | 'loading' | Failure;
    };

const initialView: AuditView = { step: 'loading' };

/** The audit log's view state. */
export const useAuditView = create<AuditView>(() => initialView);

/** Rows that one reading brings, where there are as many. */
const rowsAtOnce = 50;

let reading = 0;

/** Reads on from a place until there are rows enough: main looks at a stretch of the log at a time. */
const readOn = async (
  filter: AuditFilter,
  before: readonly AuditRow[],
  from: AuditCursor | null,
): Promise<void> => {
  reading += 1;
  const turn = reading;
  let rows = before;
  let next = from;
  for (;;) {
    const answer = await desk.audit.page({ filter, after: next });
    if (turn !== reading) return;
    if (!answer.ok) {
      const { error: failure } = answer;
      useAuditView.setState(
        from === null && rows.length === 0
          ? { step: 'failed', failure }
          : { step: 'ready', rows, next, older: failure },
        true,
      );
      return;
    }
    rows = [...rows, ...answer.value.rows];
    next = answer.value.next;
    const isEnough = next === null || rows.length - before.length >= rowsAtOnce;
    useAuditView.setState({ step: 'ready', rows, next, older: isEnough ? 'idle' : 'loading' }, true);
    if (isEnough) return;
  }
};

/** Reads the newest rows of what is filtered. What was there stays until they come. */
export const loadNewest = (): Promise<void> => {
  if (useAuditView.getState().step === 'failed') useAuditView.setState(initialView, true);
  return readOn(presentFilter(), [], null);
};

/** Reads the rows before the oldest one on the screen. */
export const loadOlder = async (): Promise<void> => {
  const view = useAuditView.getState();
  if (view.step !== 'ready' || view.older === 'loading' || view.next === null) return;
  useAuditView.setState({ ...view, older: 'loading' }, true);
  await readOn(presentFilter(), view.rows, view.next);
};

/** Looks no further; what was found stays, and `loadOlder` goes on from there. */
export const stopLooking = (): void => {
  reading += 1;
  const view = useAuditView.getState();
  if (view.step === 'ready') useAuditView.setState({ ...view, older: 'idle' }, true);
};

onSessionEnd(() => {
  reading += 1;
  useAuditView.setState(initialView, true);
});
