import { create } from 'zustand';
import type { Failure, Result } from '../../shared/result';
import { onSessionEnd } from './session-end';

/** A value from main: loading, failed or ready. */
export type Loaded<T> =
  | { readonly step: 'loading' }
  | { readonly step: 'failed'; readonly failure: Failure }
  | { readonly step: 'ready'; readonly value: T };

/**
 * A store of one value from main. The old value stays on the screen while `load` reads it again. When the session ends, the
 * store forgets the value and discards later answers.
 */
export const createLoaded = <T>(read: () => Promise<Result<T>>) => {
  const use = create<Loaded<T>>(() => ({ step: 'loading' }));
  let latest = 0;

  const load = async (): Promise<void> => {
    latest += 1;
    const turn = latest;
    if (use.getState().step === 'failed') use.setState({ step: 'loading' }, true);
    const answer = await read();
    if (turn !== latest) return;
    use.setState(
      answer.ok ? { step: 'ready', value: answer.value } : { step: 'failed', failure: answer.error },
      true,
    );
  };

  /** Shows a value from another call's answer. */
  const put = (value: T): void => {
    latest += 1;
    use.setState({ step: 'ready', value }, true);
  };

  /** Forgets the value. */
  const forget = (): void => {
    latest += 1;
    use.setState({ step: 'loading' }, true);
  };

  onSessionEnd(forget);
  return { use, load, put, forget };
};
