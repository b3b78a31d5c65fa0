import { Button } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoredOptions } from '../../../shared/ipc/options-contract';
import { useDeskForm } from '../../ui/desk-form';
import { ErrorAlert } from '../../ui/error-alert';
import layout from '../../ui/layout.module.css';
import { MessageBox } from '../../ui/message-box';
import { SubmitButton } from '../../ui/submit-button';
import { presentTime } from '../../messages/times';
import { OptionCards } from './option-cards';
import classes from './options-form.module.css';
import {
  discardDraft,
  draftOf,
  optionsOf,
  saveDraft,
  storedOptions,
  typedOptionPaths,
  useDraft,
} from './options-store';
import { asksMore } from './preflight';
import { PreflightDialog } from './preflight-dialog';

/** The form of all Staff Options, which are saved together. */
export const OptionsForm = ({ stored }: { readonly stored: StoredOptions }) => {
  const { t } = useTranslation();
  const { draft, saved } = useDraft();
  const [asking, setAsking] = useState(false);
  const form = useDeskForm({
    // The draft holds the values, because it outlives the page.
    start: {},
    fields: typedOptionPaths,
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
      <OptionCards stored={stored} shown={shown} error={form.error} />
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
