import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { askForStepUpWith, desk } from '../client/desk-client';
import { CodeForm } from '../entry/code-form';
import { useDeskForm } from '../ui/desk-form';
import { Dialog } from '../ui/dialog';
import { ErrorAlert } from '../ui/error-alert';
import layout from '../ui/layout.module.css';
import { PasswordField } from '../ui/password-field';
import { SubmitButton } from '../ui/submit-button';
import { TextButton } from '../ui/text-button';
import { askForStepUp, closeStepUp, useStepUp } from './step-up-store';

const PasswordStepUp = () => {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const form = useDeskForm({
    start: { password: '' },
    send: ({ password }) => desk.session.stepUp({ factor: 'password', password }),
    onDone: () => closeStepUp(true),
    onRefused: (_failure, sent) => {
      form.forget(sent, 'password');
      input.current?.focus();
    },
  });
  return (
    <form {...form.props} className={layout.stack}>
      <ErrorAlert text={form.text} occurrence={form.occurrence} />
      <PasswordField
        label={t('field.password')}
        name="password"
        autoComplete="current-password"
        hideNow={form.running}
        inputRef={input}
        {...form.field('password')}
        autoFocus
      />
      <div className={layout.row}>
        <SubmitButton running={form.running}>{t('stepUp.confirm')}</SubmitButton>
        <Button variant="default" onClick={() => closeStepUp(false)}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
};

const CodeStepUp = () => {
  const { t } = useTranslation();
  const answer = async (code: string) => {
    const result = await desk.session.stepUp({ factor: 'code', code });
    if (result.ok) closeStepUp(true);
    return result;
  };
  return (
    <>
      <CodeForm answer={answer} />
      <TextButton onClick={() => closeStepUp(false)}>{t('common.cancel')}</TextButton>
    </>
  );
};

/** Asks for a fresh factor before a sensitive act. The act waits, and does not happen if the person cancels. */
export const StepUpDialog = () => {
  const { t } = useTranslation();
  const view = useStepUp();
  useEffect(() => {
    askForStepUpWith(askForStepUp);
    return () => {
      askForStepUpWith(null);
      closeStepUp(false);
    };
  }, []);
  if (view.step === 'closed') return null;
  return (
    <Dialog title={t('stepUp.title')} onClose={() => closeStepUp(false)}>
      <p>
        {t(`stepUp.about.${view.channel}`)} {t(`stepUp.${view.factor}`)}
      </p>
      {view.factor === 'code' ? <CodeStepUp /> : <PasswordStepUp />}
    </Dialog>
  );
};
