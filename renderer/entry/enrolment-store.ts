import { create } from 'zustand';
import type { Failure, Result } from '../../shared/result';
import { desk } from '../client/desk-client';

/** The outcome of the last press of Copy Secret Key. */
type CopyView =
  | { readonly step: 'not-copied' }
  | { readonly step: 'copied' }
  | { readonly step: 'refused'; readonly failure: Failure };

const initialView: CopyView = { step: 'not-copied' };

/** The enrolment page's view state. The desk state alone holds the key. */
export const useCopyView = create<CopyView>(() => initialView);

/** Asks main to copy the shown key to the clipboard, without blanks. */
export const copySecretKey = async (
  copy: () => Promise<Result<unknown>> = () => desk.signIn.copySecretKey(),
): Promise<void> => {
  const answer = await copy();
  useCopyView.setState(answer.ok ? { step: 'copied' } : { step: 'refused', failure: answer.error }, true);
};

/** Resets the view state when the person leaves the page. */
export const forgetCopy = (): void => useCopyView.setState(initialView, true);
