import { create } from 'zustand';
import type { Failure, Result } from '../../shared/result';
import { onSessionEnd } from './session-end';

/** Something that main is asked for. */
export type Loaded<T> =
  | { readonly step: 'loading' }
  | { readonly step: 'failed'; readonly failure: Failure }
  | { readonly step: 'ready'; readonly value: T };

/**
 * A store of one thing that main knows. What was there stays on the screen while it is read again; it is forgotten when
 * the session ends, and an answer that comes after that is thrown away.
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

  /** Shows a value that another call has just answered with. */
  const put = (value: T): void => {
    latest += 1;
    use.setState({ step: 'ready', value }, true);
  };

  /** Forgets what was loaded. */
  const forget = (): void => {
    latest += 1;
    use.setState({ step: 'loading' }, true);
  };

  onSessionEnd(forget);
  return { use, load, put, forget };
};
