import { TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { policy } from '../../shared/policy';
import type { Failure } from '../../shared/result';
import { ErrorAlert } from '../ui/error-alert';
import { focusFirstError } from '../ui/focus-first-error';
import layout from '../ui/layout.module.css';
import { PasswordField } from '../ui/password-field';
import { RecoveryKeyField } from '../ui/recovery-key-field';
import { useSubmission } from '../ui/submission';
import { SubmitButton } from '../ui/submit-button';
import { TextButton } from '../ui/text-button';
import { desk } from '../client/desk-client';
import { entering } from '../client/desk-state';
import { backToPassword, signInAfter } from './sign-in-store';
import { useRecoveryKeyTexts } from './recovery-key-texts';

const fields = ['recoveryKey', 'username', 'newPassword'] as const;
const empty = { recoveryKey: '', username: '', newPassword: '', again: '' };

const isNoManager = (failure: Failure | null): boolean =>
  failure?.code === 'input-refused' &&
  failure.fields.some(({ field, problem }) => field === 'username' && problem === 'not-a-choice');

/** Opens the door for a manager who has lost everything, with the recovery key on the owner's sheet. */
export const OpenDoorForm = () => {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(empty);
  const [differ, setDiffer] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { submission, submit } = useSubmission();
  const { texts, failure, isWhole } = useRecoveryKeyTexts(submission, fields);
  const running = submission.step === 'running';
  const set = (field: keyof typeof empty) => (value: string) =>
    setTyped((before) => ({ ...before, [field]: value }));

  const open = async (event: FormEvent) => {
    event.preventDefault();
    const { again, ...input } = typed;
    const same = again === input.newPassword;
    const whole = isWhole(input.recoveryKey);
    setDiffer(!same);
    if (!same || !whole) return focusFirstError(form.current);
    const answer = await submit(() => entering(desk.keys.openDoor(input)));
    if (answer?.ok) signInAfter({ kind: 'door-opened', username: input.username.trim() });
    else focusFirstError(form.current);
  };

  return (
    <form ref={form} noValidate className={layout.stack} onSubmit={(event) => void open(event)}>
      <div>
        <h1>{t('openDoor.title')}</h1>
        <p className={layout.soft}>{t('openDoor.lead')}</p>
      </div>
      <ErrorAlert text={texts.form} occurrence={submission.occurrence} />
      <RecoveryKeyField
        autoFocus
        value={typed.recoveryKey}
        onChange={set('recoveryKey')}
        error={texts.recoveryKey}
      />
      <TextInput
        label={t('field.username')}
        description={t('openDoor.usernameHelp')}
        name="username"
        autoComplete="username"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        dir="auto"
        value={typed.username}
        onChange={(event) => set('username')(event.currentTarget.value)}
        error={isNoManager(failure) ? t('openDoor.noManager') : texts.username}
      />
      <PasswordField
        label={t('field.newPassword')}
        description={t('password.rule', { count: policy.password.shortestAlone })}
        name="new-password"
        autoComplete="new-password"
        value={typed.newPassword}
        onChange={set('newPassword')}
        hideNow={running}
        error={texts.newPassword}
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
      <SubmitButton running={running} fullWidth>
        {t('openDoor.submit')}
      </SubmitButton>
      <p className={`${layout.soft} ${layout.small}`}>{t('openDoor.told')}</p>
      <TextButton onClick={backToPassword}>{t('signIn.backToSignIn')}</TextButton>
    </form>
  );
};
