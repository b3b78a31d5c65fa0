import { create } from 'zustand';
import type { LogVerdict } from '../../../shared/ipc/audit-contract';
import type { Failure } from '../../../shared/result';
import { desk } from '../../client/desk-client';
import { onSessionEnd } from '../../client/session-end';
import { loadNewest } from './audit-store';

/** The state or the result of verifying the log. */
type VerifyLogView =
  | { readonly step: 'none' }
  | { readonly step: 'running' }
  | { readonly step: 'stopped' }
  | { readonly step: 'verified'; readonly verdict: LogVerdict }
  | { readonly step: 'refused'; readonly failure: Failure };

const nothing: VerifyLogView = { step: 'none' };

/** The state of verifying the log. */
export const useVerifyLog = create<VerifyLogView>(() => nothing);

/** Clears the state of verifying the log. */
export const forgetVerifyLog = (): void => useVerifyLog.setState(nothing, true);

/** Asks main to verify the whole log. Verifying adds an event, so it reads the newest rows again. */
export const verifyLog = async (): Promise<void> => {
  const running: VerifyLogView = { step: 'running' };
  if (useVerifyLog.getState().step === 'running') return;
  useVerifyLog.setState(running, true);
  const answer = await desk.audit.verify();
  if (useVerifyLog.getState() !== running) return;
  if (!answer.ok) return useVerifyLog.setState({ step: 'refused', failure: answer.error }, true);
  const { value } = answer;
  useVerifyLog.setState(
    value.kind === 'stopped' ? { step: 'stopped' } : { step: 'verified', verdict: value },
    true,
  );
  await loadNewest();
};

onSessionEnd(forgetVerifyLog);
