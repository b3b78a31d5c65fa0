import { useTranslation } from 'react-i18next';
import { policy } from '../../shared/policy';
import type { Failure } from '../../shared/result';
import { desk } from '../client/desk-client';
import { entering } from '../client/desk-state';
import { useDeskForm } from '../ui/desk-form';
import { ErrorAlert } from '../ui/error-alert';
import layout from '../ui/layout.module.css';
import { PasswordPair, passwordsDiffer } from '../ui/password-pair';
import { keyIncomplete, RecoveryKeyField } from '../ui/recovery-key-field';
import { SubmitButton } from '../ui/submit-button';
import { TextButton } from '../ui/text-button';
import { UsernameField } from '../ui/username-field';
import { backToPassword, signInAfter } from './sign-in-store';

const start = { recoveryKey: '', username: '', newPassword: '', again: '' };

const isNoManager = (failure: Failure | null): boolean =>
  failure?.code === 'input-refused' &&
  failure.fields.some(({ field, problem }) => field === 'username' && problem === 'not-a-choice');

/** Lets a manager who has lost every factor back in, with the recovery key on the owner's sheet. */
export const RecoverManagerForm = () => {
  const { t } = useTranslation();
  const form = useDeskForm({
    start,
    check: ({ recoveryKey, newPassword, again }) => ({
      ...keyIncomplete(recoveryKey),
      ...passwordsDiffer(newPassword, again),
    }),
    atField: { 'wrong-recovery-key': 'recoveryKey' },
    send: ({ again: _again, ...input }) => entering(desk.keys.recoverManager(input)),
    onDone: (_state, { username }) => signInAfter({ kind: 'manager-recovered', username: username.trim() }),
  });

  return (
    <form {...form.props} className={layout.stack}>
      <div>
        <h1>{t('recoverManager.title')}</h1>
        <p className={layout.soft}>{t('recoverManager.lead')}</p>
      </div>
      <ErrorAlert text={form.text} occurrence={form.occurrence} />
      <RecoveryKeyField autoFocus {...form.field('recoveryKey')} />
      <UsernameField
        description={t('recoverManager.usernameHelp')}
        autoComplete="username"
        {...form.field('username')}
        error={isNoManager(form.failure) ? t('recoverManager.noManager') : form.error('username')}
      />
      <PasswordPair
        replaces
        description={t('password.rule', { count: policy.password.shortestAlone })}
        password={form.field('newPassword')}
        again={form.field('again')}
        running={form.running}
      />
      <SubmitButton running={form.running} fullWidth>
        {t('recoverManager.submit')}
      </SubmitButton>
      <p className={`${layout.soft} ${layout.small}`}>{t('recoverManager.notice')}</p>
      <TextButton onClick={backToPassword}>{t('signIn.backToSignIn')}</TextButton>
    </form>
  );
};
