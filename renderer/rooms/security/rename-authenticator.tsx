import { Button, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Authenticator } from '../../../shared/ipc/authenticators-contract';
import { Dialog } from '../../ui/dialog';
import { ErrorAlert } from '../../ui/error-alert';
import { focusFirstError } from '../../ui/focus-first-error';
import layout from '../../ui/layout.module.css';
import { failureOf, useSubmission } from '../../ui/submission';
import { SubmitButton } from '../../ui/submit-button';
import { desk } from '../../client/desk-client';
import { fieldTexts, formText } from '../../messages/failure-text';
import { usePortal } from '../../client/portal-context';
import { changingAuthenticators } from './authenticators-store';

const fields = ['name'] as const;

interface RenameAuthenticatorProps {
  readonly authenticator: Authenticator;
  readonly onClose: () => void;
}

/** Gives an authenticator a name that tells it from the person's others. */
export const RenameAuthenticator = ({ authenticator, onClose }: RenameAuthenticatorProps) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const [name, setName] = useState(authenticator.name);
  const form = useRef<HTMLFormElement>(null);
  const { submission, submit } = useSubmission();
  const failure = failureOf(submission);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const { authenticatorId } = authenticator;
    const answer = await submit(() =>
      changingAuthenticators('renamed', desk.authenticators.rename({ authenticatorId, name })),
    );
    if (answer?.ok) onClose();
    else if (answer?.ok === false) focusFirstError(form.current);
  };
  return (
    <Dialog title={t('authenticators.renameTitle')} onClose={onClose}>
      <form ref={form} noValidate className={layout.stack} onSubmit={(event) => void save(event)}>
        <ErrorAlert text={formText(t, failure, fields, portal)} occurrence={submission.occurrence} />
        <TextInput
          label={t('authenticators.name')}
          description={t('authenticators.nameHelp')}
          name="name"
          dir="auto"
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={fieldTexts(t, failure, fields).name}
        />
        <div className={layout.row}>
          <SubmitButton running={submission.step === 'running'}>{t('common.save')}</SubmitButton>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
