import { TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorAlert } from '../ui/error-alert';
import layout from '../ui/layout.module.css';
import { PasswordField } from '../ui/password-field';
import { RecoveryCodeField } from '../ui/recovery-code-field';
import { failureOf, useSubmission } from '../ui/submission';
import { SubmitButton } from '../ui/submit-button';
import { TextButton } from '../ui/text-button';
import { without } from '../ui/without';
import { desk } from '../client/desk-client';
import { entering } from '../client/desk-state';
import { fieldTexts, formText } from '../messages/failure-text';
import { usePortal } from '../client/portal-context';
import { backToPassword } from './sign-in-store';

const fields = ['username', 'password', 'recoveryCode'] as const;

/** Opens an account that too many failures have locked, with password and recovery code together. */
export const LiftLockForm = (props: { readonly username: string }) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const [username, setUsername] = useState(props.username);
  const [password, setPassword] = useState('');
  const [recoveryCode, setRecoveryCode] = useState('');
  const { submission, submit } = useSubmission();
  const failure = failureOf(submission);
  const errors = fieldTexts(t, failure, fields);

  const general =
    failure?.code === 'wrong-credentials'
      ? t('signIn.liftLockRefused')
      : formText(t, failure, fields, portal);

  const liftLock = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await submit(() => entering(desk.signIn.liftLock({ username, password, recoveryCode })));
    if (answer?.ok === false && answer.error.code === 'wrong-credentials') setPassword(without(password));
  };

  return (
    <form noValidate className={layout.stack} onSubmit={(event) => void liftLock(event)}>
      <div>
        <h1>{t('signIn.liftLockTitle')}</h1>
        <p className={layout.soft}>{t('signIn.liftLockLead')}</p>
      </div>
      <ErrorAlert text={general} occurrence={submission.occurrence} />
      <TextInput
        label={t('field.username')}
        name="username"
        autoComplete="username"
        spellCheck={false}
        dir="auto"
        value={username}
        onChange={(event) => setUsername(event.currentTarget.value)}
        error={errors.username}
      />
      <PasswordField
        label={t('field.password')}
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        hideNow={submission.step === 'running'}
        error={errors.password}
        autoFocus
      />
      <RecoveryCodeField value={recoveryCode} onChange={setRecoveryCode} error={errors.recoveryCode} />
      <SubmitButton running={submission.step === 'running'} fullWidth>
        {t('signIn.liftLock')}
      </SubmitButton>
      <TextButton onClick={() => backToPassword()}>{t('signIn.backToSignIn')}</TextButton>
    </form>
  );
};
