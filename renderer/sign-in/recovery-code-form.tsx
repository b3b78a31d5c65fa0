import type { FormEvent } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../shared/result';
import { ErrorAlert } from '../components/error-alert';
import layout from '../components/layout.module.css';
import { RecoveryCodeField } from '../components/recovery-code-field';
import { failureOf, useSubmission } from '../components/submission';
import { SubmitButton } from '../components/submit-button';
import { failureText, fieldTexts, formText } from '../messages/failure-text';
import { usePortal } from '../portal-context';

const fields = ['recoveryCode'] as const;

interface RecoveryCodeFormProps {
  readonly answer: (recoveryCode: string) => Promise<Result<unknown>>;
}

/** A recovery code in place of the code from the app. */
export const RecoveryCodeForm = ({ answer }: RecoveryCodeFormProps) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const { submission, submit } = useSubmission();
  const failure = failureOf(submission);
  const wrong = failure?.code === 'wrong-recovery-code';

  const verify = async (event: FormEvent) => {
    event.preventDefault();
    const result = await submit(() => answer(typed));
    if (result === null || result.ok) return;
    input.current?.focus();
    input.current?.select();
  };

  return (
    <form noValidate className={layout.stack} onSubmit={(event) => void verify(event)}>
      {wrong ? null : (
        <ErrorAlert text={formText(t, failure, fields, portal)} occurrence={submission.occurrence} />
      )}
      <RecoveryCodeField
        autoFocus
        inputRef={input}
        value={typed}
        onChange={setTyped}
        error={wrong ? failureText(t, failure, portal) : fieldTexts(t, failure, fields).recoveryCode}
      />
      <SubmitButton running={submission.step === 'running'} fullWidth>
        {t('code.verify')}
      </SubmitButton>
    </form>
  );
};
