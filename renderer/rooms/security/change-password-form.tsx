import type { FormEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnAccount } from '../../../shared/ipc/own-account-contract';
import type { Failure } from '../../../shared/result';
import { ErrorAlert } from '../../ui/error-alert';
import { focusFirstError } from '../../ui/focus-first-error';
import layout from '../../ui/layout.module.css';
import { MessageBox } from '../../ui/message-box';
import { PasswordField } from '../../ui/password-field';
import { failureOf, useSubmission } from '../../ui/submission';
import { SubmitButton } from '../../ui/submit-button';
import { desk } from '../../client/desk-client';
import { fieldTexts, formText } from '../../messages/failure-text';
import { day } from '../../messages/times';
import { usePortal } from '../../client/portal-context';
import { ownAccount } from './own-account-store';

const fields = ['currentPassword', 'newPassword'] as const;
const empty = { currentPassword: '', newPassword: '', again: '' };

// A wrong present password is about that one field, whichever way main says it.
const atItsField = (failure: Failure | null): Failure | null =>
  failure?.code === 'wrong-password'
    ? { code: 'input-refused', fields: [{ field: 'currentPassword', problem: 'wrong-password' }] }
    : failure;

interface ChangePasswordFormProps {
  readonly account: OwnAccount;
  /** How many entries the person has just reported as not theirs; each leads here. */
  readonly reports: number;
}

/** Changes the person's own password. */
export const ChangePasswordForm = ({ account, reports }: ChangePasswordFormProps) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const [typed, setTyped] = useState(empty);
  const [differ, setDiffer] = useState(false);
  const [changed, setChanged] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { submission, submit, clear } = useSubmission();
  const failure = atItsField(failureOf(submission));
  const errors = fieldTexts(t, failure, fields);
  const running = submission.step === 'running';
  const currentField = useRef<HTMLInputElement>(null);
  // The dialog gives the focus back to the entry first: what is next to do is here.
  useEffect(() => {
    if (reports === 0) return;
    setChanged(false);
    currentField.current?.focus();
  }, [reports]);
  const set = (field: keyof typeof empty) => (value: string) =>
    setTyped((before) => ({ ...before, [field]: value }));

  const change = async (event: FormEvent) => {
    event.preventDefault();
    const { again, ...input } = typed;
    setChanged(false);
    setDiffer(again !== input.newPassword);
    if (again !== input.newPassword) {
      clear();
      return focusFirstError(form.current);
    }
    const answer = await submit(() => desk.ownAccount.changePassword(input));
    if (answer?.ok) {
      setTyped(empty);
      setChanged(true);
      void ownAccount.load();
    } else if (answer?.ok === false) focusFirstError(form.current);
  };

  return (
    <form ref={form} noValidate className={layout.stack} onSubmit={(event) => void change(event)}>
      <p className={layout.soft}>{t('ownSecurity.changedAt', { date: day(account.passwordChangedAt) })}</p>
      {reports > 0 && !changed ? (
        <MessageBox tone="warn" role="status" title={t('notMe.next')}>
          <p>{t('notMe.nextText')}</p>
          {account.enrolledAt === null ? null : <p>{t('notMe.nextFactor')}</p>}
        </MessageBox>
      ) : null}
      {changed ? (
        <MessageBox tone="good" role="status">
          {t('ownSecurity.changed')}
        </MessageBox>
      ) : null}
      <ErrorAlert text={formText(t, failure, fields, portal)} occurrence={submission.occurrence} />
      <PasswordField
        label={t('field.currentPassword')}
        name="current-password"
        autoComplete="current-password"
        inputRef={currentField}
        value={typed.currentPassword}
        onChange={set('currentPassword')}
        hideNow={running}
        error={errors.currentPassword}
      />
      <PasswordField
        label={t('field.newPassword')}
        description={t('ownSecurity.newPasswordRule', { count: account.shortestPassword })}
        name="new-password"
        autoComplete="new-password"
        value={typed.newPassword}
        onChange={set('newPassword')}
        hideNow={running}
        error={errors.newPassword}
      />
      <PasswordField
        label={t('field.confirmNewPassword')}
        name="confirm-password"
        autoComplete="new-password"
        value={typed.again}
        onChange={set('again')}
        hideNow={running}
        error={differ ? t('password.doNotMatch') : undefined}
      />
      <div>
        <SubmitButton running={running}>{t('ownSecurity.change')}</SubmitButton>
      </div>
    </form>
  );
};
