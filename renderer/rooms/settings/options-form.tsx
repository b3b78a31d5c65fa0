import { Button, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { portals } from '../../../shared/access';
import type { StoredOptions } from '../../../shared/ipc/options-contract';
import { Card } from '../../ui/card';
import { ErrorAlert } from '../../ui/error-alert';
import { focusFirstError } from '../../ui/focus-first-error';
import layout from '../../ui/layout.module.css';
import { MessageBox } from '../../ui/message-box';
import { failureOf, useSubmission } from '../../ui/submission';
import { SubmitButton } from '../../ui/submit-button';
import { fieldTexts, formText } from '../../messages/failure-text';
import { usePortal } from '../../client/portal-context';
import { presentTime } from '../../messages/times';
import classes from './options-form.module.css';
import {
  changeDraft,
  discardDraft,
  draftOf,
  optionsOf,
  saveDraft,
  storedOptions,
  useDraft,
} from './options-store';
import { asksMore } from './preflight';
import { PreflightDialog } from './preflight-dialog';
import { SupervisedSwitch } from './supervised-switch';
import { TwoFactorSwitch } from './two-factor-switch';

const fields = [
  'requiredFrom.office',
  'requiredFrom.staff',
  'graceDays.office',
  'graceDays.staff',
  'idleLockMinutes.office',
  'idleLockMinutes.staff',
  'contactLine',
] as const;

/** The switches, the times and the contact line, saved together. */
export const OptionsForm = ({ stored }: { readonly stored: StoredOptions }) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const { draft, saved } = useDraft();
  const form = useRef<HTMLFormElement>(null);
  const { submission, submit, clear } = useSubmission();
  const failure = failureOf(submission);
  const errors = fieldTexts(t, failure, fields);
  const shown = draft ?? draftOf(stored);

  const [asking, setAsking] = useState(false);

  const look = (event: FormEvent) => {
    event.preventDefault();
    if (asksMore(stored.options, optionsOf(shown, stored), presentTime())) setAsking(true);
    else void save();
  };
  const save = async () => {
    setAsking(false);
    const answer = await submit(() => saveDraft(stored));
    if (answer?.ok === false) focusFirstError(form.current);
  };
  const startOver = () => {
    clear();
    discardDraft();
    void storedOptions.load();
  };

  return (
    <form ref={form} noValidate className={`${layout.stack} ${layout.loose}`} onSubmit={look}>
      <Card title={t('options.twoFactor')}>
        <p className={layout.soft}>{t('options.twoFactorText')}</p>
        {portals.map((of) => (
          <TwoFactorSwitch
            key={of}
            of={of}
            stored={stored}
            shown={shown}
            errors={{ from: errors[`requiredFrom.${of}`], days: errors[`graceDays.${of}`] }}
          />
        ))}
        <p className={`${layout.soft} ${layout.small}`}>{t('options.longerPasswords')}</p>
      </Card>
      <SupervisedSwitch stored={stored} shown={shown} />
      <Card title={t('options.idle')}>
        <p className={layout.soft}>{t('options.idleText')}</p>
        <div className={classes.pair}>
          {portals.map((of) => (
            <TextInput
              key={of}
              label={t(of === 'office' ? 'options.idleOffice' : 'options.idleStaff')}
              inputMode="numeric"
              autoComplete="off"
              value={shown.idleLockMinutes[of]}
              onChange={(event) =>
                changeDraft(stored, {
                  idleLockMinutes: { ...shown.idleLockMinutes, [of]: event.currentTarget.value },
                })
              }
              error={errors[`idleLockMinutes.${of}`]}
            />
          ))}
        </div>
      </Card>
      <Card title={t('options.contact')}>
        <TextInput
          label={t('options.contactLine')}
          description={t('options.contactHelp')}
          autoComplete="off"
          dir="auto"
          value={shown.contactLine}
          onChange={(event) => changeDraft(stored, { contactLine: event.currentTarget.value })}
          error={errors.contactLine}
        />
      </Card>
      <div className={`${layout.stack} ${classes.actions}`}>
        <ErrorAlert text={formText(t, failure, fields, portal)} occurrence={submission.occurrence} />
        {saved && failure === null ? (
          <MessageBox tone="good" role="status">
            {t('options.saved')}
          </MessageBox>
        ) : null}
        <div className={layout.row}>
          <SubmitButton running={submission.step === 'running'}>{t('options.save')}</SubmitButton>
          {draft === null && failure === null ? null : (
            <Button variant="default" onClick={startOver}>
              {failure?.code === 'stale-edit' ? t('options.reload') : t('options.discard')}
            </Button>
          )}
          <p role="status" className={layout.soft}>
            {draft === null ? '' : t('options.unsaved')}
          </p>
        </div>
      </div>
      {asking ? (
        <PreflightDialog
          before={stored.options}
          after={optionsOf(shown, stored)}
          onTurnOn={() => void save()}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </form>
  );
};
