import { create } from 'zustand';
import type { DeskState } from '../../shared/ipc/sign-in-contract';
import type { Failure, Result } from '../../shared/result';
import { desk, onStageRefused } from './desk-client';
import { paintedState } from './painted-page';
import { followSession } from './waiting-sessions';

/** What this window knows of itself. */
type DeskView =
  | { readonly step: 'loading' }
  | { readonly step: 'failed'; readonly failure: Failure }
  | { readonly step: 'ready'; readonly state: DeskState };

const painted = paintedState();
const initialView: DeskView = painted === null ? { step: 'loading' } : { step: 'ready', state: painted };

/** The window's state as main last told it; every screen is chosen from it. */
export const useDeskView = create<DeskView>(() => initialView);

let generation = 0;

const show = (view: DeskView): void => {
  generation += 1;
  useDeskView.setState(view, true);
  if (view.step === 'ready') followSession(view.state.current);
};

/** Shows the state that a call answered with. */
const acceptDeskState = (state: DeskState): void => show({ step: 'ready', state });

/** Shows the new state of a call that answers with one, and passes the answer on. */
export const entering = async (call: Promise<Result<DeskState>>): Promise<Result<DeskState>> => {
  const answer = await call;
  if (answer.ok) acceptDeskState(answer.value);
  return answer;
};

/** Reads the state from main. An answer that a newer one has overtaken is thrown away and read again. */
export const readDeskState = async (): Promise<void> => {
  const started = generation;
  const answer = await desk.signIn.current();
  if (started !== generation) return readDeskState();
  if (answer.ok) acceptDeskState(answer.value);
  else if (useDeskView.getState().step !== 'ready') show({ step: 'failed', failure: answer.error });
};

/** Reads the state once now and again whenever main says that it changed. */
export const startDeskState = (): void => {
  onStageRefused(() => void readDeskState());
  desk.onChanged(() => void readDeskState());
  void readDeskState();
};
