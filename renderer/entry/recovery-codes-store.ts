import { create } from 'zustand';
import type { Failure } from '../../shared/result';
import { desk } from '../client/desk-client';

/** The outcome of the last press of Print or Copy. */
type SavingView =
  | { readonly step: 'nothing-yet' }
  | { readonly step: 'printed' }
  | { readonly step: 'copied' }
  | { readonly step: 'refused'; readonly failure: Failure };

const initialView: SavingView = { step: 'nothing-yet' };

/** The recovery-codes page's view state. The desk state alone holds the codes. */
export const useSavingView = create<SavingView>(() => initialView);

/** Prints the page: its print style shows the codes and nothing else. */
export const printCodes = async (): Promise<void> => {
  const answer = await desk.ownAccount.print();
  useSavingView.setState(answer.ok ? { step: 'printed' } : { step: 'refused', failure: answer.error }, true);
};

/** Asks main to copy the codes to the clipboard. */
export const copyCodes = async (): Promise<void> => {
  const answer = await desk.ownAccount.copyRecoveryCodes();
  useSavingView.setState(answer.ok ? { step: 'copied' } : { step: 'refused', failure: answer.error }, true);
};

/** Resets the view state when the person leaves the page. */
export const forgetSaving = (): void => useSavingView.setState(initialView, true);
