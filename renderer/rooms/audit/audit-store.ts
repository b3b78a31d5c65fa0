import { create } from 'zustand';
import type { AuditFilter, AuditCursor, AuditRow } from '../../../shared/ipc/audit-contract';
import type { Failure } from '../../../shared/result';
import { desk } from '../../client/desk-client';
import { onSessionEnd } from '../../client/session-end';
import { presentFilter } from './filter-store';

/** The part of the log on the screen. `older` is the state of reading older rows: idle, loading, or the failure. */
export type AuditView =
  | { readonly step: 'loading' }
  | { readonly step: 'failed'; readonly failure: Failure }
  | {
      readonly step: 'ready';
      readonly rows: readonly AuditRow[];
      /** The cursor of the next older page; null when the log's beginning is on the screen. */
      readonly next: AuditCursor | null;
      readonly older: 'idle' | 'loading' | Failure;
    };

const initialView: AuditView = { step: 'loading' };

/** The audit log's view state. */
export const useAuditView = create<AuditView>(() => initialView);

let latestRead = 0;

/** Adds the page after `from` to the rows before it; a later read makes this one's answer stale. */
const readPage = async (
  filter: AuditFilter,
  before: readonly AuditRow[],
  from: AuditCursor | null,
): Promise<void> => {
  latestRead += 1;
  const thisRead = latestRead;
  const answer = await desk.audit.page({ filter, after: from });
  if (thisRead !== latestRead) return;
  if (answer.ok) {
    const { rows, next } = answer.value;
    useAuditView.setState({ step: 'ready', rows: [...before, ...rows], next, older: 'idle' }, true);
    return;
  }
  const { error: failure } = answer;
  useAuditView.setState(
    from === null ? { step: 'failed', failure } : { step: 'ready', rows: before, next: from, older: failure },
    true,
  );
};

/** Reads the newest rows that the filters let in. The rows on the screen stay until the answer comes. */
export const loadNewest = (): Promise<void> => {
  if (useAuditView.getState().step === 'failed') useAuditView.setState(initialView, true);
  return readPage(presentFilter(), [], null);
};

/** Reads the rows before the oldest one on the screen. */
export const loadOlder = async (): Promise<void> => {
  const view = useAuditView.getState();
  if (view.step !== 'ready' || view.older === 'loading' || view.next === null) return;
  useAuditView.setState({ ...view, older: 'loading' }, true);
  await readPage(presentFilter(), view.rows, view.next);
};

onSessionEnd(() => {
  latestRead += 1;
  useAuditView.setState(initialView, true);
});
