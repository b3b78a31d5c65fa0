import { create } from 'zustand';
import type { OwnSignIn } from '../../../shared/ipc/own-account-contract';
import type { Failure, Result } from '../../../shared/result';
import { desk } from '../../client/desk-client';
import { onSessionEnd } from '../../client/session-end';

/** The part of the sign-in history on the screen. `older` is the state of reading older entries. */
type SignInHistoryView =
  | { readonly step: 'loading' }
  | { readonly step: 'failed'; readonly failure: Failure }
  | {
      readonly step: 'ready';
      readonly entries: readonly OwnSignIn[];
      readonly more: boolean;
      readonly older: 'idle' | 'loading' | Failure;
    };

const initialView: SignInHistoryView = { step: 'loading' };

/** The sign-in history's view state. */
export const useSignInHistory = create<SignInHistoryView>(() => initialView);

let reading = 0;

/** Reads the newest entries. */
export const loadSignIns = async (): Promise<void> => {
  reading += 1;
  const turn = reading;
  if (useSignInHistory.getState().step === 'failed') useSignInHistory.setState(initialView, true);
  const answer = await desk.ownAccount.signIns({ before: null });
  if (turn !== reading) return;
  useSignInHistory.setState(
    answer.ok ? { step: 'ready', ...answer.value, older: 'idle' } : { step: 'failed', failure: answer.error },
    true,
  );
};

/** Reads the entries before the oldest one on the screen. */
export const loadOlderSignIns = async (): Promise<void> => {
  const view = useSignInHistory.getState();
  if (view.step !== 'ready' || view.older === 'loading') return;
  const oldest = view.entries.at(-1);
  if (oldest === undefined) return;
  const turn = reading;
  useSignInHistory.setState({ ...view, older: 'loading' }, true);
  const { hostId, sequence } = oldest;
  const answer = await desk.ownAccount.signIns({ before: { hostId, sequence } });
  if (turn !== reading) return;
  useSignInHistory.setState(
    answer.ok
      ? {
          ...view,
          entries: [...view.entries, ...answer.value.entries],
          more: answer.value.more,
          older: 'idle',
        }
      : { ...view, older: answer.error },
    true,
  );
};

/** Reports that an entry was somebody else, and marks it on the screen. */
export const reportSignIn = async ({ hostId, sequence }: OwnSignIn): Promise<Result<undefined>> => {
  const answer = await desk.ownAccount.reportSignIn({ hostId, sequence });
  const view = useSignInHistory.getState();
  const known = answer.ok || answer.error.code === 'already-reported';
  if (known && view.step === 'ready')
    useSignInHistory.setState(
      {
        ...view,
        entries: view.entries.map((entry) =>
          entry.hostId === hostId && entry.sequence === sequence ? { ...entry, reported: true } : entry,
        ),
      },
      true,
    );
  return answer;
};

onSessionEnd(() => {
  reading += 1;
  useSignInHistory.setState(initialView, true);
});
