import { create } from 'zustand';
import type { AuditRow } from '../../shared/ipc/audit-contract';
import type { Failure } from '../../shared/result';
import { desk } from '../desk-client';
import { onSessionEnd } from '../session-end';

/** What of the log is on the screen. `older` is how reading further back goes. */
export type AuditView =
  | { readonly step: 'loading' }
  | { readonly step: 'failed'; readonly failure: Failure }
  | {
      readonly step: 'ready';
      readonly rows: readonly AuditRow[];
      readonly more: boolean;
      readonly older: 'idle' | 'loading' | Failure;
    };

const initialView: AuditView = { step: 'loading' };

/** The audit log's view state. */
export const useAuditView = create<AuditView>(() => initialView);

let reading = 0;

/** Reads the newest rows. */
export const loadNewest = async (): Promise<void> => {
  reading += 1;
  const turn = reading;
  if (useAuditView.getState().step === 'failed') useAuditView.setState(initialView, true);
  const answer = await desk.audit.page({ before: null });
  if (turn !== reading) return;
  useAuditView.setState(
    answer.ok ? { step: 'ready', ...answer.value, older: 'idle' } : { step: 'failed', failure: answer.error },
    true,
  );
};

/** Reads the rows before the oldest one on the screen. */
export const loadOlder = async (): Promise<void> => {
  const view = useAuditView.getState();
  if (view.step !== 'ready' || view.older === 'loading') return;
  const oldest = view.rows.at(-1);
  if (oldest === undefined) return;
  const turn = reading;
  useAuditView.setState({ ...view, older: 'loading' }, true);
  const answer = await desk.audit.page({ before: oldest.sequence });
  if (turn !== reading) return;
  useAuditView.setState(
    answer.ok
      ? { ...view, rows: [...view.rows, ...answer.value.rows], more: answer.value.more, older: 'idle' }
      : { ...view, older: answer.error },
    true,
  );
};

onSessionEnd(() => {
  reading += 1;
  useAuditView.setState(initialView, true);
});
