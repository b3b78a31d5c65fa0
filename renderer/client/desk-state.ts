import { create } from 'zustand';
import type { DeskState } from '../../shared/ipc/sign-in-contract';
import type { Failure, Result } from '../../shared/result';
import { desk, onStageRefused } from './desk-client';
import { paintedState } from './painted-page';
import { followSession } from './waiting-sessions';

/** The state of this window, as far as it has loaded. */
type DeskView =
  | { readonly step: 'loading' }
  | { readonly step: 'failed'; readonly failure: Failure }
  | { readonly step: 'ready'; readonly state: DeskState };

const painted = paintedState();
const initialView: DeskView = painted === null ? { step: 'loading' } : { step: 'ready', state: painted };

/** The latest window state from main; it decides which screen shows. */
export const useDeskView = create<DeskView>(() => initialView);

let generation = 0;

const show = (view: DeskView): void => {
  generation += 1;
  useDeskView.setState(view, true);
  if (view.step === 'ready') followSession(view.state.current);
};

/** Shows the state from a call's answer. */
const acceptDeskState = (state: DeskState): void => show({ step: 'ready', state });

/** Shows the state in a call's answer, and returns the answer. */
export const entering = async (call: Promise<Result<DeskState>>): Promise<Result<DeskState>> => {
  const answer = await call;
  if (answer.ok) acceptDeskState(answer.value);
  return answer;
};

/** Reads the state from main. If a newer state arrived meanwhile, discards the answer and reads again. */
export const readDeskState = async (): Promise<void> => {
  const started = generation;
  const answer = await desk.signIn.current();
  if (started !== generation) return readDeskState();
  if (answer.ok) acceptDeskState(answer.value);
  else if (useDeskView.getState().step !== 'ready') show({ step: 'failed', failure: answer.error });
};

/** Reads the state now, and again each time that main reports a change. */
export const startDeskState = (): void => {
  onStageRefused(() => void readDeskState());
  desk.onChanged(() => void readDeskState());
  void readDeskState();
};
