import { Button, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { normaliseCode } from '../../shared/code-text';
import type { Result } from '../../shared/result';
import { failureText } from '../messages/failure-text';
import { usePortal } from '../client/portal-context';
import classes from './code-field.module.css';
import { ErrorAlert } from './error-alert';
import { focusFirstError } from './focus-first-error';
import layout from './layout.module.css';
import { failureOf, useSubmission } from './submission';
import { SubmitButton } from './submit-button';

interface CodePairFormProps {
  readonly submit: string;
  readonly onSubmit: (first: string, second: string) => Promise<Result<unknown>>;
  /** The cancel button beside the submit button, in a dialog. */
  readonly onCancel?: () => void;
}

/** Two codes in a row, sent by the button: the app shows the second only after the first has expired. */
export const CodePairForm = ({ submit: submitText, onSubmit, onCancel }: CodePairFormProps) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const [typed, setTyped] = useState({ first: '', second: '' });
  const [incomplete, setIncomplete] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { submission, submit, clear } = useSubmission();
  const failure = failureOf(submission);

  useEffect(() => form.current?.querySelector('input')?.focus(), []);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const { first, second } = typed;
    const isIncomplete = normaliseCode(first) === null || normaliseCode(second) === null;
    setIncomplete(isIncomplete);
    if (isIncomplete) {
      clear();
      return focusFirstError(form.current);
    }
    const answer = await submit(() => onSubmit(first, second));
    // The app never shows refused codes again, so clear them.
    if (answer?.ok === false) {
      setTyped({ first: '', second: '' });
      form.current?.querySelector('input')?.focus();
    }
  };

  const errorOf = (text: string) =>
    incomplete && normaliseCode(text) === null ? t('password.codeIncomplete') : undefined;
  return (
    <form ref={form} noValidate className={layout.stack} onSubmit={(event) => void send(event)}>
      <ErrorAlert
        text={failure === null ? null : failureText(t, failure, portal)}
        occurrence={submission.occurrence}
      />
      {(['first', 'second'] as const).map((which) => (
        <TextInput
          key={which}
          label={t(`codePair.${which}`)}
          description={t(`codePair.${which}Help`)}
          classNames={{ input: classes.digits ?? '' }}
          name={which}
          inputMode="numeric"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          value={typed[which]}
          readOnly={submission.step === 'running'}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setTyped((before) => ({ ...before, [which]: value }));
          }}
          error={errorOf(typed[which])}
        />
      ))}
      <div className={layout.row}>
        <SubmitButton running={submission.step === 'running'}>{submitText}</SubmitButton>
        {onCancel === undefined ? null : (
          <Button variant="default" onClick={onCancel}>
            {t('common.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
};
