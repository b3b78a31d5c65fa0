import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnAccount } from '../../../shared/ipc/own-account-contract';
import type { Result } from '../../../shared/result';
import { desk } from '../../client/desk-client';
import { day } from '../../messages/times';
import { useDeskForm } from '../../ui/desk-form';
import { ErrorAlert } from '../../ui/error-alert';
import layout from '../../ui/layout.module.css';
import { MessageBox } from '../../ui/message-box';
import { PasswordField } from '../../ui/password-field';
import { PasswordPair, passwordsDiffer } from '../../ui/password-pair';
import { SubmitButton } from '../../ui/submit-button';
import { ownAccount } from './own-account-store';

const start = { currentPassword: '', newPassword: '', again: '' };

// Each of these failures concerns the present password's field.
const atItsField = <Answer,>(answer: Result<Answer>): Result<Answer> =>
  !answer.ok && answer.error.code === 'wrong-password'
    ? {
        ok: false,
        error: {
          code: 'input-refused',
          fields: [{ field: 'currentPassword', problem: 'wrong-password' }],
        },
      }
    : answer;

interface ChangePasswordFormProps {
  readonly account: OwnAccount;
  /** The number of entries that the person has just reported as not theirs; each report leads to this form. */
  readonly reports: number;
}

/** Changes the person's own password. */
export const ChangePasswordForm = ({ account, reports }: ChangePasswordFormProps) => {
  const { t } = useTranslation();
  const [changed, setChanged] = useState(false);
  const form = useDeskForm({
    start,
    check: ({ newPassword, again }) => passwordsDiffer(newPassword, again),
    send: async ({ again: _again, ...input }) => {
      setChanged(false);
      return atItsField(await desk.ownAccount.changePassword(input));
    },
    onDone: () => {
      form.set(start);
      setChanged(true);
      void ownAccount.load();
    },
  });
  const saysChanged = changed && form.error('again') === undefined;
  const currentField = useRef<HTMLInputElement>(null);
  // The dialog returns the focus to the entry first, but the next step is this form.
  useEffect(() => {
    if (reports === 0) return;
    setChanged(false);
    currentField.current?.focus();
  }, [reports]);

  return (
    <form {...form.props} className={layout.stack}>
      <p className={layout.soft}>{t('ownSecurity.changedAt', { date: day(account.passwordChangedAt) })}</p>
      {reports > 0 && !saysChanged ? (
        <MessageBox tone="warn" role="status" title={t('notMe.next')}>
          <p>{t('notMe.nextText')}</p>
          {account.enrolledAt === null ? null : <p>{t('notMe.nextFactor')}</p>}
        </MessageBox>
      ) : null}
      {saysChanged ? (
        <MessageBox tone="good" role="status">
          {t('ownSecurity.changed')}
        </MessageBox>
      ) : null}
      <ErrorAlert text={form.text} occurrence={form.occurrence} />
      <PasswordField
        label={t('field.currentPassword')}
        name="current-password"
        autoComplete="current-password"
        inputRef={currentField}
        hideNow={form.running}
        {...form.field('currentPassword')}
      />
      <PasswordPair
        replaces
        description={t('ownSecurity.newPasswordRule', { count: account.shortestPassword })}
        password={form.field('newPassword')}
        again={form.field('again')}
        running={form.running}
      />
      <div>
        <SubmitButton running={form.running}>{t('ownSecurity.change')}</SubmitButton>
      </div>
    </form>
  );
};
