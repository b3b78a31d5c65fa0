import { useTranslation } from 'react-i18next';
import { desk } from '../client/desk-client';
import { entering } from '../client/desk-state';
import { useDeskForm } from '../ui/desk-form';
import { ErrorAlert } from '../ui/error-alert';
import layout from '../ui/layout.module.css';
import { PasswordField } from '../ui/password-field';
import { RecoveryCodeField } from '../ui/recovery-code-field';
import { SubmitButton } from '../ui/submit-button';
import { TextButton } from '../ui/text-button';
import { UsernameField } from '../ui/username-field';
import { backToPassword } from './sign-in-store';

/** Unlocks an account after too many failures, with its password and a recovery code together. */
export const LiftLockForm = (props: { readonly username: string }) => {
  const { t } = useTranslation();
  const form = useDeskForm({
    start: { username: props.username, password: '', recoveryCode: '' },
    send: (typed) => entering(desk.signIn.liftLock(typed)),
    onRefused: ({ code }, sent) => {
      if (code === 'wrong-credentials') form.forget(sent, 'password');
    },
  });
  const text = form.failure?.code === 'wrong-credentials' ? t('signIn.liftLockRefused') : form.text;

  return (
    <form {...form.props} className={layout.stack}>
      <div>
        <h1>{t('signIn.liftLockTitle')}</h1>
        <p className={layout.soft}>{t('signIn.liftLockLead')}</p>
      </div>
      <ErrorAlert text={text} occurrence={form.occurrence} />
      <UsernameField autoComplete="username" {...form.field('username')} />
      <PasswordField
        label={t('field.password')}
        name="password"
        autoComplete="current-password"
        hideNow={form.running}
        {...form.field('password')}
        autoFocus
      />
      <RecoveryCodeField {...form.field('recoveryCode')} />
      <SubmitButton running={form.running} fullWidth>
        {t('signIn.liftLock')}
      </SubmitButton>
      <TextButton onClick={() => backToPassword()}>{t('signIn.backToSignIn')}</TextButton>
    </form>
  );
};
