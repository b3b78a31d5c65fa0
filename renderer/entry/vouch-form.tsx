import { TextInput } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { desk } from '../client/desk-client';
import { CodeField } from '../ui/code-field';
import { useDeskForm } from '../ui/desk-form';
import { ErrorAlert } from '../ui/error-alert';
import { focusFirstError } from '../ui/focus-first-error';
import layout from '../ui/layout.module.css';
import { PasswordField } from '../ui/password-field';
import { SubmitButton } from '../ui/submit-button';
import { UsernameField } from '../ui/username-field';
import { answering } from './sign-in-store';

const start = { username: '', password: '', code: '', reason: '' };

/** A manager's own factors and a reason. The manager types them in the window of the person to let in. */
export const VouchForm = ({ username }: { readonly username: string }) => {
  const { t } = useTranslation();
  const passwordInput = useRef<HTMLInputElement>(null);
  const form = useDeskForm({
    start,
    send: (typed) => answering(desk.signIn.vouch(typed)),
    onRefused: ({ code }, sent) => {
      if (code === 'input-refused') return focusFirstError(form.ref.current);
      // On a shared desk, a password never stays in a field; a sent code can't be used again.
      form.forget(sent, 'password', 'code');
      passwordInput.current?.focus();
    },
  });

  return (
    <form {...form.props} className={layout.stack}>
      <p dir="auto">{t('noPhone.vouchLead', { username })}</p>
      <ErrorAlert
        text={form.failure?.code === 'account-locked' ? t('noPhone.accountLocked') : form.text}
        occurrence={form.occurrence}
      />
      <UsernameField
        label={t('noPhone.managerUsername')}
        name="manager-username"
        autoComplete="off"
        {...form.field('username')}
      />
      <PasswordField
        label={t('noPhone.managerPassword')}
        name="manager-password"
        autoComplete="current-password"
        hideNow={form.running}
        inputRef={passwordInput}
        {...form.field('password')}
      />
      <CodeField
        label={t('noPhone.managerCode')}
        description={t('noPhone.managerCodeHelp')}
        {...form.field('code')}
        running={form.running}
        occurrence={0}
        focusOnMount={false}
      />
      <TextInput
        label={t('noPhone.reason')}
        description={t('noPhone.reasonHelp')}
        name="reason"
        autoComplete="off"
        dir="auto"
        {...form.field('reason')}
      />
      <SubmitButton running={form.running} fullWidth>
        {t('noPhone.submitVouch')}
      </SubmitButton>
    </form>
  );
};
