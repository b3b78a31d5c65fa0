import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffProfile } from '../../../shared/ipc/staff-contract';
import { Dialog } from '../../ui/dialog';
import { ErrorAlert } from '../../ui/error-alert';
import { focusFirstError } from '../../ui/focus-first-error';
import layout from '../../ui/layout.module.css';
import { failureOf, useSubmission } from '../../ui/submission';
import { SubmitButton } from '../../ui/submit-button';
import { desk } from '../../client/desk-client';
import { entering } from '../../client/desk-state';
import { fieldTexts, formText } from '../../messages/failure-text';
import { usePortal } from '../../client/portal-context';

const fields = ['countsForMinutes', 'reason'] as const;
const choices = ['10', '60', '240', '1440'] as const;

interface GivePassDialogProps {
  readonly person: StaffProfile;
  /** A pass is out, which the new one takes the place of. */
  readonly replaces: boolean;
  readonly onClose: () => void;
}

// What is no number at all is left to main to refuse, in the field's own words.
const minutesIn = (typed: string): number => (/^\s*\d{1,6}\s*$/u.test(typed) ? Number(typed) : -1);

/** How long a pass counts and why it is given; the pass itself has a page of its own. */
export const GivePassDialog = ({ person, replaces, onClose }: GivePassDialogProps) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const [choice, setChoice] = useState<string>('60');
  const [minutes, setMinutes] = useState('');
  const [reason, setReason] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const { submission, submit } = useSubmission();
  const failure = failureOf(submission);
  const errors = fieldTexts(t, failure, fields);
  const own = !choices.some((known) => known === choice);

  const give = async (event: FormEvent) => {
    event.preventDefault();
    const countsForMinutes = own ? minutesIn(minutes) : Number(choice);
    const answer = await submit(() =>
      entering(desk.oneTimePass.give({ accountId: person.accountId, countsForMinutes, reason })),
    );
    if (answer?.ok === false) focusFirstError(form.current);
  };

  return (
    <Dialog title={t('oneTimePass.dialogTitle')} onClose={onClose}>
      <form ref={form} noValidate className={layout.stack} onSubmit={(event) => void give(event)}>
        <p dir="auto">
          {t('oneTimePass.dialogText', { name: person.name })} {replaces ? t('oneTimePass.replaces') : null}
        </p>
        <ErrorAlert text={formText(t, failure, fields, portal)} occurrence={submission.occurrence} />
        <NativeSelect
          label={t('oneTimePass.countsFor')}
          name="counts-for"
          data={[
            ...choices.map((value) => ({ value, label: t(`oneTimePass.choices.${value}`) })),
            { value: 'own', label: t('oneTimePass.ownChoice') },
          ]}
          value={choice}
          onChange={(event) => setChoice(event.currentTarget.value)}
        />
        {own ? (
          <TextInput
            label={t('oneTimePass.minutes')}
            description={t('oneTimePass.minutesHelp')}
            name="minutes"
            inputMode="numeric"
            autoComplete="off"
            value={minutes}
            onChange={(event) => setMinutes(event.currentTarget.value)}
            error={errors.countsForMinutes === undefined ? undefined : t('oneTimePass.minutesRefused')}
          />
        ) : null}
        <TextInput
          label={t('noPhone.reason')}
          description={t('oneTimePass.reasonHelp')}
          name="reason"
          autoComplete="off"
          dir="auto"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={errors.reason}
        />
        <div className={layout.row}>
          <SubmitButton running={submission.step === 'running'}>{t('oneTimePass.submit')}</SubmitButton>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
