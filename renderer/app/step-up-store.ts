import { create } from 'zustand';
import type { StepUpChannel } from '../../shared/ipc/contracts';
import { desk } from '../client/desk-client';
import { onSessionEnd } from '../client/session-end';

type Factor = 'code' | 'password';

/** Whether the dialog asks the person to confirm that it is them. */
type StepUpView =
  | { readonly step: 'closed' }
  | {
      readonly step: 'asking';
      readonly factor: Factor;
      /** The channel whose act the factor is for. */
      readonly channel: StepUpChannel;
      readonly answer: (confirmed: boolean) => void;
    };

const closed: StepUpView = { step: 'closed' };

/** The step-up dialog's view state. */
export const useStepUp = create<StepUpView>(() => closed);

/** Opens the dialog for the factor that main requires. Resolves to true after a right factor, to false if the person cancels. */
export const askForStepUp = async (channel: StepUpChannel): Promise<boolean> => {
  const required = await desk.session.stepUpFactor();
  if (!required.ok) return false;
  closeStepUp(false);
  return new Promise((resolve) => {
    useStepUp.setState({ step: 'asking', factor: required.value.factor, channel, answer: resolve }, true);
  });
};

/** Closes the dialog and resolves the waiting call with its outcome. */
export const closeStepUp = (confirmed: boolean): void => {
  const view = useStepUp.getState();
  useStepUp.setState(closed, true);
  if (view.step === 'asking') view.answer(confirmed);
};

onSessionEnd(() => closeStepUp(false));
