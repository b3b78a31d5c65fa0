import { TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeField } from '../ui/code-field';
import { ErrorAlert } from '../ui/error-alert';
import { focusFirstError } from '../ui/focus-first-error';
import layout from '../ui/layout.module.css';
import { PasswordField } from '../ui/password-field';
import { failureOf, useSubmission } from '../ui/submission';
import { SubmitButton } from '../ui/submit-button';
import { without } from '../ui/without';
import { desk } from '../client/desk-client';
import { fieldTexts, formText } from '../messages/failure-text';
import { usePortal } from '../client/portal-context';
import { answering } from './sign-in-store';

const fields = ['username', 'password', 'code', 'reason'] as const;
const empty = { username: '', password: '', code: '', reason: '' };

/** A manager's own factors and a reason, typed in the window of the person whom they let in. */
export const VouchForm = ({ username }: { readonly username: string }) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const [typed, setTyped] = useState(empty);
  const form = useRef<HTMLFormElement>(null);
  const passwordInput = useRef<HTMLInputElement>(null);
  const { submission, submit } = useSubmission();
  const failure = failureOf(submission);
  const errors = fieldTexts(t, failure, fields);
  const running = submission.step === 'running';
  const set = (field: keyof typeof empty) => (value: string) =>
    setTyped((before) => ({ ...before, [field]: value }));

  const vouch = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await submit(() => answering(desk.signIn.vouch(typed)));
    if (answer === null || answer.ok) return;
    if (answer.error.code === 'input-refused') return focusFirstError(form.current);
    // On a shared desk no password waits in a field; a code that was shown is no use a second time.
    setTyped((now) => ({
      ...now,
      password: without(typed.password)(now.password),
      code: without(typed.code)(now.code),
    }));
    passwordInput.current?.focus();
  };

  return (
    <form ref={form} noValidate className={layout.stack} onSubmit={(event) => void vouch(event)}>
      <p dir="auto">{t('noPhone.vouchLead', { username })}</p>
      <ErrorAlert
        text={
          failure?.code === 'account-locked'
            ? t('noPhone.accountLocked')
            : formText(t, failure, fields, portal)
        }
        occurrence={submission.occurrence}
      />
      <TextInput
        label={t('noPhone.managerUsername')}
        name="manager-username"
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        dir="auto"
        value={typed.username}
        onChange={(event) => set('username')(event.currentTarget.value)}
        error={errors.username}
      />
      <PasswordField
        label={t('noPhone.managerPassword')}
        name="manager-password"
        autoComplete="current-password"
        value={typed.password}
        onChange={set('password')}
        hideNow={running}
        inputRef={passwordInput}
        error={errors.password}
      />
      <CodeField
        label={t('noPhone.managerCode')}
        description={t('noPhone.managerCodeHelp')}
        value={typed.code}
        onChange={set('code')}
        running={running}
        error={errors.code}
        occurrence={0}
        focusOnMount={false}
      />
      <TextInput
        label={t('noPhone.reason')}
        description={t('noPhone.reasonHelp')}
        name="reason"
        autoComplete="off"
        dir="auto"
        value={typed.reason}
        onChange={(event) => set('reason')(event.currentTarget.value)}
        error={errors.reason}
      />
      <SubmitButton running={running} fullWidth>
        {t('noPhone.submitVouch')}
      </SubmitButton>
    </form>
  );
};
