import { Button } from '@mantine/core';
import type { FormEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog';
import { ErrorAlert } from '../ui/error-alert';
import layout from '../ui/layout.module.css';
import { PasswordField } from '../ui/password-field';
import { failureOf, useSubmission } from '../ui/submission';
import { SubmitButton } from '../ui/submit-button';
import { TextButton } from '../ui/text-button';
import { without } from '../ui/without';
import { askForStepUpWith, desk } from '../client/desk-client';
import { fieldTexts, formText } from '../messages/failure-text';
import { usePortal } from '../client/portal-context';
import { CodeForm } from '../entry/code-form';
import { askForStepUp, closeStepUp, useStepUp } from './step-up-store';

const fields = ['password'] as const;

const PasswordStepUp = () => {
  const { t } = useTranslation();
  const portal = usePortal();
  const [password, setPassword] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const { submission, submit } = useSubmission();
  const failure = failureOf(submission);
  const confirm = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await submit(() => desk.session.stepUp({ factor: 'password', password }));
    if (answer?.ok) return closeStepUp(true);
    setPassword(without(password));
    input.current?.focus();
  };
  return (
    <form noValidate className={layout.stack} onSubmit={(event) => void confirm(event)}>
      <ErrorAlert text={formText(t, failure, fields, portal)} occurrence={submission.occurrence} />
      <PasswordField
        label={t('field.password')}
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        hideNow={submission.step === 'running'}
        inputRef={input}
        error={fieldTexts(t, failure, fields).password}
        autoFocus
      />
      <div className={layout.row}>
        <SubmitButton running={submission.step === 'running'}>{t('stepUp.confirm')}</SubmitButton>
        <Button variant="default" onClick={() => closeStepUp(false)}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
};

const CodeStepUp = () => {
  const { t } = useTranslation();
  const answer = async (code: string) => {
    const result = await desk.session.stepUp({ factor: 'code', code });
    if (result.ok) closeStepUp(true);
    return result;
  };
  return (
    <>
      <CodeForm answer={answer} />
      <TextButton onClick={() => closeStepUp(false)}>{t('common.cancel')}</TextButton>
    </>
  );
};

/** Asks for a fresh factor before a sensitive act, while the act waits; called off, nothing has happened. */
export const StepUpDialog = () => {
  const { t } = useTranslation();
  const view = useStepUp();
  useEffect(() => {
    askForStepUpWith(askForStepUp);
    return () => {
      askForStepUpWith(null);
      closeStepUp(false);
    };
  }, []);
  if (view.step === 'closed') return null;
  return (
    <Dialog title={t('stepUp.title')} onClose={() => closeStepUp(false)}>
      <p>{t(`stepUp.${view.factor}`)}</p>
      {view.factor === 'code' ? <CodeStepUp /> : <PasswordStepUp />}
    </Dialog>
  );
};
