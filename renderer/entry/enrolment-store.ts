import { create } from 'zustand';
import type { Failure, Result } from '../../shared/result';
import { desk } from '../client/desk-client';

/** What became of the last press of Copy Secret Key. */
type CopyView =
  | { readonly step: 'not-copied' }
  | { readonly step: 'copied' }
  | { readonly step: 'refused'; readonly failure: Failure };

const initialView: CopyView = { step: 'not-copied' };

/** The enrolment page's view state. The key itself stays in the desk state and is nowhere kept twice. */
export const useCopyView = create<CopyView>(() => initialView);

/** Has main put the key that is on the screen on the clipboard, without blanks. */
export const copySecretKey = async (
  copy: () => Promise<Result<unknown>> = () => desk.signIn.copySecretKey(),
): Promise<void> => {
  const answer = await copy();
  useCopyView.setState(answer.ok ? { step: 'copied' } : { step: 'refused', failure: answer.error }, true);
};

/** Back to the beginning, when the page is left. */
export const forgetCopy = (): void => useCopyView.setState(initialView, true);
