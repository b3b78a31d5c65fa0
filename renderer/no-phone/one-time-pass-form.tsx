import type { FormEvent } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorAlert } from '../components/error-alert';
import layout from '../components/layout.module.css';
import { failureOf, useSubmission } from '../components/submission';
import { SubmitButton } from '../components/submit-button';
import { WrittenField } from '../components/written-field';
import { desk } from '../desk-client';
import { failureText, fieldTexts, formText } from '../messages/failure-text';
import { usePortal } from '../portal-context';
import { answering } from '../sign-in/sign-in-store';

const fields = ['oneTimePass'] as const;

/** A one-time pass in place of the code from the app. */
export const OneTimePassForm = () => {
  const { t } = useTranslation();
  const portal = usePortal();
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const { submission, submit } = useSubmission();
  const failure = failureOf(submission);
  const wrong = failure?.code === 'wrong-one-time-pass';

  const use = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await submit(() => answering(desk.signIn.answerOneTimePass({ oneTimePass: typed })));
    if (answer === null || answer.ok) return;
    input.current?.focus();
    input.current?.select();
  };

  return (
    <form noValidate className={layout.stack} onSubmit={(event) => void use(event)}>
      <p>{t('noPhone.passLead')}</p>
      {wrong ? null : (
        <ErrorAlert text={formText(t, failure, fields, portal)} occurrence={submission.occurrence} />
      )}
      <WrittenField
        label={t('noPhone.pass')}
        description={t('noPhone.passHelp')}
        name="one-time-pass"
        inputRef={input}
        value={typed}
        onChange={setTyped}
        error={wrong ? failureText(t, failure, portal) : fieldTexts(t, failure, fields).oneTimePass}
      />
      <SubmitButton running={submission.step === 'running'} fullWidth>
        {t('noPhone.submitPass')}
      </SubmitButton>
    </form>
  );
};
