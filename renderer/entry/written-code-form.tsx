import type { FormEvent } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure, Result } from '../../shared/result';
import { ErrorAlert } from '../ui/error-alert';
import layout from '../ui/layout.module.css';
import { failureOf, useSubmission } from '../ui/submission';
import { SubmitButton } from '../ui/submit-button';
import { WrittenField } from '../ui/written-field';
import { failureText, fieldTexts, formText } from '../messages/failure-text';
import { usePortal } from '../client/portal-context';

interface WrittenCodeFormProps {
  /** What main calls the field. */
  readonly field: string;
  /** What the page calls it. */
  readonly name: string;
  /** The failure that is about the code itself and stands at its field. */
  readonly wrong: Failure['code'];
  readonly answer: (typed: string) => Promise<Result<unknown>>;
  readonly label: string;
  readonly description: string;
  readonly autoFocus?: boolean;
  readonly submit: string;
}

/** One code of letters and digits: sent by its button alone, as it has no natural end. Refused, it stays, selected. */
export const WrittenCodeForm = (props: WrittenCodeFormProps) => {
  const { field, wrong, answer, submit: submitText, ...shown } = props;
  const { t } = useTranslation();
  const portal = usePortal();
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const { submission, submit } = useSubmission();
  const failure = failureOf(submission);
  const isWrong = failure?.code === wrong;

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const result = await submit(() => answer(typed));
    if (result === null || result.ok) return;
    input.current?.focus();
    input.current?.select();
  };

  return (
    <form noValidate className={layout.stack} onSubmit={(event) => void send(event)}>
      {isWrong ? null : (
        <ErrorAlert text={formText(t, failure, [field], portal)} occurrence={submission.occurrence} />
      )}
      <WrittenField
        {...shown}
        inputRef={input}
        value={typed}
        onChange={setTyped}
        error={isWrong ? failureText(t, failure, portal) : fieldTexts(t, failure, [field])[field]}
      />
      <SubmitButton running={submission.step === 'running'} fullWidth>
        {submitText}
      </SubmitButton>
    </form>
  );
};
