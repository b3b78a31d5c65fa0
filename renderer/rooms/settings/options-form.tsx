import { Button, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { portals } from '../../../shared/access';
import type { StoredOptions } from '../../../shared/ipc/options-contract';
import { Card } from '../../ui/card';
import { useDeskForm } from '../../ui/desk-form';
import { ErrorAlert } from '../../ui/error-alert';
import layout from '../../ui/layout.module.css';
import { MessageBox } from '../../ui/message-box';
import { SubmitButton } from '../../ui/submit-button';
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
  const { draft, saved } = useDraft();
  const [asking, setAsking] = useState(false);
  const form = useDeskForm({
    // The draft holds what is typed, as it outlives the page.
    start: {},
    fields,
    send: () => {
      setAsking(false);
      return saveDraft(stored);
    },
  });
  const shown = draft ?? draftOf(stored);

  const look = (event: FormEvent) => {
    event.preventDefault();
    if (asksMore(stored.options, optionsOf(shown, stored), presentTime())) setAsking(true);
    else form.submit();
  };
  const startOver = () => {
    form.clear();
    discardDraft();
    void storedOptions.load();
  };

  return (
    <form {...form.props} className={`${layout.stack} ${layout.loose}`} onSubmit={look}>
      <Card title={t('options.twoFactor')}>
        <p className={layout.soft}>{t('options.twoFactorText')}</p>
        {portals.map((of) => (
          <TwoFactorSwitch
            key={of}
            of={of}
            stored={stored}
            shown={shown}
            errors={{ from: form.error(`requiredFrom.${of}`), days: form.error(`graceDays.${of}`) }}
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
              error={form.error(`idleLockMinutes.${of}`)}
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
          error={form.error('contactLine')}
        />
      </Card>
      <div className={`${layout.stack} ${classes.actions}`}>
        <ErrorAlert text={form.text} occurrence={form.occurrence} />
        {saved && form.failure === null ? (
          <MessageBox tone="good" role="status">
            {t('options.saved')}
          </MessageBox>
        ) : null}
        <div className={layout.row}>
          <SubmitButton running={form.running}>{t('options.save')}</SubmitButton>
          {draft === null && form.failure === null ? null : (
            <Button variant="default" onClick={startOver}>
              {form.failure?.code === 'stale-edit' ? t('options.reload') : t('options.discard')}
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
          onTurnOn={form.submit}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </form>
  );
};
