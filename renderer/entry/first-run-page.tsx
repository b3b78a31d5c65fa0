import { TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { policy } from '../../shared/policy';
import { WideEntrance } from '../ui/entrance';
import { ErrorAlert } from '../ui/error-alert';
import { focusFirstError } from '../ui/focus-first-error';
import { LanguageSwitch } from '../ui/language-switch';
import layout from '../ui/layout.module.css';
import { PasswordField } from '../ui/password-field';
import { failureOf, useSubmission } from '../ui/submission';
import { SubmitButton } from '../ui/submit-button';
import { desk } from '../client/desk-client';
import { entering } from '../client/desk-state';
import { fieldTexts, formText } from '../messages/failure-text';
import { usePortal } from '../client/portal-context';
import classes from './first-run-page.module.css';

const fields = ['schoolName', 'name', 'username', 'password'] as const;
const empty = { schoolName: '', name: '', username: '', password: '', again: '' };

/** The first screen of a new desk: the school and its first manager. There is no account before this one. */
export const FirstRunPage = () => {
  const { t } = useTranslation();
  const portal = usePortal();
  const [typed, setTyped] = useState(empty);
  const [differ, setDiffer] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { submission, submit, clear } = useSubmission();
  const failure = failureOf(submission);
  const errors = fieldTexts(t, failure, fields);
  const running = submission.step === 'running';
  const set = (field: keyof typeof empty) => (value: string) =>
    setTyped((before) => ({ ...before, [field]: value }));

  const setUp = async (event: FormEvent) => {
    event.preventDefault();
    const { again, ...input } = typed;
    if (again !== input.password) {
      clear();
      setDiffer(true);
      return focusFirstError(form.current);
    }
    setDiffer(false);
    const answer = await submit(() => entering(desk.signIn.setUp(input)));
    if (answer?.ok === false) focusFirstError(form.current);
  };

  return (
    <WideEntrance schoolName="">
      <form
        ref={form}
        noValidate
        className={`${layout.stack} ${classes.page}`}
        onSubmit={(event) => void setUp(event)}
      >
        <div>
          <h1>{t('firstRun.title')}</h1>
          <p className={layout.soft}>{t('firstRun.lead')}</p>
        </div>
        <ErrorAlert text={formText(t, failure, fields, portal)} occurrence={submission.occurrence} />
        <div className={`${layout.card} ${layout.stack}`}>
          <h2>{t('firstRun.school')}</h2>
          <TextInput
            label={t('field.schoolName')}
            description={t('firstRun.schoolHelp')}
            name="school-name"
            autoComplete="organization"
            autoFocus
            dir="auto"
            value={typed.schoolName}
            onChange={(event) => set('schoolName')(event.currentTarget.value)}
            error={errors.schoolName}
          />
          <h2 className={classes.manager}>{t('firstRun.manager')}</h2>
          <div className={classes.pair}>
            <TextInput
              label={t('field.yourName')}
              description={t('firstRun.nameHelp')}
              name="name"
              autoComplete="name"
              dir="auto"
              value={typed.name}
              onChange={(event) => set('name')(event.currentTarget.value)}
              error={errors.name}
            />
            <TextInput
              label={t('field.username')}
              description={t('firstRun.usernameHelp')}
              name="username"
              autoComplete="username"
              autoCapitalize="off"
              spellCheck={false}
              dir="auto"
              value={typed.username}
              onChange={(event) => set('username')(event.currentTarget.value)}
              error={errors.username}
            />
          </div>
          <p className={layout.soft}>{t('password.rule', { count: policy.password.shortestAlone })}</p>
          <div className={classes.pair}>
            <PasswordField
              label={t('field.password')}
              name="password"
              autoComplete="new-password"
              value={typed.password}
              onChange={set('password')}
              hideNow={running}
              error={errors.password}
            />
            <PasswordField
              label={t('field.confirmPassword')}
              name="confirm-password"
              autoComplete="new-password"
              value={typed.again}
              onChange={set('again')}
              hideNow={running}
              error={differ ? t('password.doNotMatch') : undefined}
            />
          </div>
        </div>
        <div>
          <SubmitButton running={running}>{t('firstRun.submit')}</SubmitButton>
        </div>
      </form>
      <LanguageSwitch />
    </WideEntrance>
  );
};
