import { Button } from '@mantine/core';
import type { FormEvent } from 'react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskStage, DeskState } from '../../shared/ipc/sign-in-contract';
import type { Failure } from '../../shared/result';
import { ClockNotice } from '../ui/clock-notice';
import { ErrorAlert } from '../ui/error-alert';
import layout from '../ui/layout.module.css';
import { MessageBox } from '../ui/message-box';
import { PasswordField } from '../ui/password-field';
import { failureOf, useSubmission } from '../ui/submission';
import { SubmitButton } from '../ui/submit-button';
import { UsernameField } from '../ui/username-field';
import { clearIfSent } from '../ui/clear-if-sent';
import { desk } from '../client/desk-client';
import { isOnlyPainted } from '../client/painted-page';
import { entering } from '../client/desk-state';
import { fieldTexts, formText } from '../messages/failure-text';
import { limit } from '../messages/times';
import { usePortal } from '../client/portal-context';
import { SignInNews } from './sign-in-news';
import type { SignInNews as News } from './sign-in-store';
import { offerLiftLock } from './sign-in-store';

interface SignInFormProps {
  readonly state: DeskState;
  readonly stage: Extract<DeskStage, { stage: 'signed-out' }>;
  /** The failure that ended the step before, if main refused it. */
  readonly refusal: Failure | null;
  /** The event that led here, if the page says so. */
  readonly news: News | null;
}

const fields = ['username', 'password'] as const;

/** Username and password. Every window loads this form first, so it does without the library of the larger forms. */
export const SignInForm = ({ state, stage, refusal, news }: SignInFormProps) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const known = news?.kind === 'manager-recovered' ? news.username : stage.username;
  const [username, setUsername] = useState(known);
  const [password, setPassword] = useState('');
  const { submission, submit } = useSubmission();
  const usernameInput = useRef<HTMLInputElement>(null);
  const passwordInput = useRef<HTMLInputElement>(null);
  const failure = submission.occurrence === 0 ? refusal : failureOf(submission);
  const errors = fieldTexts(t, failure, fields);

  const signIn = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await submit(() => entering(desk.signIn.begin({ username, password })));
    if (answer === null || answer.ok) return;
    const refused =
      answer.error.code === 'input-refused' ? answer.error.fields.map(({ field }) => field) : ['password'];
    // On a shared desk, a refused password never stays in the field.
    if (!refused.includes('username')) setPassword(clearIfSent(password));
    (refused.includes('username') ? usernameInput : passwordInput).current?.focus();
  };

  // Takes over the text that a person typed into the painted page before React responded.
  useLayoutEffect(() => {
    if (usernameInput.current?.value) setUsername(usernameInput.current.value);
    if (passwordInput.current?.value) setPassword(passwordInput.current.value);
  }, []);

  // After an ended try the username is filled in: only the password is missing.
  useEffect(() => {
    // The painted page focused the username from the start, and the person may have moved on.
    if (!isOnlyPainted()) (known === '' ? usernameInput : passwordInput).current?.focus();
  }, [known]);

  return (
    <form noValidate className={layout.stack} onSubmit={(event) => void signIn(event)}>
      <div>
        <h1>{t(`portal.name.${portal}`)}</h1>
        <p className={layout.soft} dir="auto">
          {t('signIn.welcome', { school: state.schoolName })}
        </p>
      </div>
      <ClockNotice state={state} />
      {news === null || failure !== null ? null : <SignInNews news={news} />}
      {stage.because === null || failure !== null ? null : (
        <MessageBox tone="warn" role="status">
          {t(`signIn.because.${stage.because}`)}
        </MessageBox>
      )}
      <ErrorAlert text={formText(t, failure, fields, portal)} occurrence={submission.occurrence} />
      {failure?.code === 'account-locked' ? (
        <Button variant="default" onClick={() => offerLiftLock(username)}>
          {t('signIn.useRecoveryCode')}
        </Button>
      ) : null}
      <UsernameField
        inputRef={usernameInput}
        autoComplete="username"
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
        inputRef={passwordInput}
        error={errors.password}
      />
      <SubmitButton running={submission.step === 'running'} fullWidth>
        {t('signIn.submit')}
      </SubmitButton>
      {state.codeRequired ? (
        <p className={`${layout.soft} ${layout.small}`}>
          {state.codeRequiredFrom === null
            ? t('signIn.codeAsked')
            : t('signIn.codeAskedFrom', { date: limit(state.codeRequiredFrom) })}
        </p>
      ) : null}
    </form>
  );
};
