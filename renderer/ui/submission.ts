import { useCallback, useRef, useState } from 'react';
import type { Failure, Result } from '../../shared/result';
import { isToBeShown } from '../client/desk-client';

/** The submission of one form to main. `occurrence` counts refusals, so that two equal ones are two events. */
type Submission =
  | { readonly step: 'idle'; readonly occurrence: number }
  | { readonly step: 'running'; readonly occurrence: number }
  | { readonly step: 'refused'; readonly occurrence: number; readonly failure: Failure };

/** The failure of a refused submission, else null. */
export const failureOf = (submission: Submission): Failure | null =>
  submission.step === 'refused' ? submission.failure : null;

/** Sends a form, one call at a time: it ignores a second submit until the first has its answer. */
export const useSubmission = () => {
  const [submission, setSubmission] = useState<Submission>({ step: 'idle', occurrence: 0 });
  const running = useRef(false);

  const submit = useCallback(async <T>(call: () => Promise<Result<T>>): Promise<Result<T> | null> => {
    if (running.current) return null;
    running.current = true;
    setSubmission(({ occurrence }) => ({ step: 'running', occurrence }));
    const answer = await call();
    running.current = false;
    setSubmission(({ occurrence }) =>
      answer.ok || !isToBeShown(answer.error)
        ? { step: 'idle', occurrence }
        : { step: 'refused', occurrence: occurrence + 1, failure: answer.error },
    );
    return answer;
  }, []);

  const clear = useCallback(() => setSubmission(({ occurrence }) => ({ step: 'idle', occurrence })), []);

  return { submission, submit, clear };
};
