import type { FormEvent } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../shared/result';
import { ErrorAlert } from '../components/error-alert';
import layout from '../components/layout.module.css';
import { failureOf, useSubmission } from '../components/submission';
import { SubmitButton } from '../components/submit-button';
import { WrittenField } from '../components/written-field';
import { failureText, fieldTexts, formText } from '../messages/failure-text';
import { usePortal } from '../portal-context';

const fields = ['enrolmentCode'] as const;

interface EnrolmentCodeFormProps {
  readonly answer: (enrolmentCode: string) => Promise<Result<unknown>>;
}

/** The code that a manager reads out: sent by its button alone, as letters and digits have no natural end. */
export const EnrolmentCodeForm = ({ answer }: EnrolmentCodeFormProps) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const { submission, submit } = useSubmission();
  const failure = failureOf(submission);
  const wrong = failure?.code === 'wrong-enrolment-code';

  const go = async (event: FormEvent) => {
    event.preventDefault();
    const result = await submit(() => answer(typed));
    if (result === null || result.ok) return;
    input.current?.focus();
    input.current?.select();
  };

  return (
    <form noValidate className={layout.stack} onSubmit={(event) => void go(event)}>
      {wrong ? null : (
        <ErrorAlert text={formText(t, failure, fields, portal)} occurrence={submission.occurrence} />
      )}
      <WrittenField
        label={t('enrolmentCode.field')}
        description={t('enrolmentCode.help')}
        name="enrolment-code"
        autoFocus
        inputRef={input}
        value={typed}
        onChange={setTyped}
        error={wrong ? failureText(t, failure, portal) : fieldTexts(t, failure, fields).enrolmentCode}
      />
      <SubmitButton running={submission.step === 'running'} fullWidth>
        {t('enrolmentCode.go')}
      </SubmitButton>
    </form>
  );
};
