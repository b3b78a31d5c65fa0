import { create } from 'zustand';
import { desk } from '../client/desk-client';
import { onSessionEnd } from '../client/session-end';

type Factor = 'code' | 'password';

/** Whether somebody is being asked to confirm that it is them. */
type StepUpView =
  | { readonly step: 'closed' }
  | { readonly step: 'asking'; readonly factor: Factor; readonly answer: (confirmed: boolean) => void };

const closed: StepUpView = { step: 'closed' };

/** The step-up dialog's view state. */
export const useStepUp = create<StepUpView>(() => closed);

/** Opens the dialog with the factor that main wants; resolves to true once it was right, to false when it was called off. */
export const askForStepUp = async (): Promise<boolean> => {
  const wanted = await desk.session.stepUpFactor();
  if (!wanted.ok) return false;
  closeStepUp(false);
  return new Promise((resolve) => {
    useStepUp.setState({ step: 'asking', factor: wanted.value.factor, answer: resolve }, true);
  });
};

/** Closes the dialog and lets the call that waits for it go on, or not. */
export const closeStepUp = (confirmed: boolean): void => {
  const view = useStepUp.getState();
  useStepUp.setState(closed, true);
  if (view.step === 'asking') view.answer(confirmed);
};

onSessionEnd(() => closeStepUp(false));
