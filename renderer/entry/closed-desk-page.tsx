import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { desk } from '../client/desk-client';
import { readDeskState } from '../client/desk-state';
import { useDeskForm } from '../ui/desk-form';
import { Entrance } from '../ui/entrance';
import { ErrorAlert } from '../ui/error-alert';
import layout from '../ui/layout.module.css';
import { keyIncomplete, RecoveryKeyField } from '../ui/recovery-key-field';
import { SubmitButton } from '../ui/submit-button';

/** The page of a desk whose key this computer can't open. The recovery key on the owner's sheet opens it. */
export const ClosedDeskPage = () => {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const form = useDeskForm({
    start: { recoveryKey: '' },
    check: ({ recoveryKey }) => keyIncomplete(recoveryKey),
    atField: { 'wrong-recovery-key': 'recoveryKey' },
    send: desk.keys.recover,
    // The answer describes the closed desk: read the open desk's state.
    onDone: () => void readDeskState(),
    onRefused: () => {
      input.current?.focus();
      input.current?.select();
    },
  });

  return (
    <Entrance schoolName="">
      <div className={`${layout.stack} ${layout.loose}`}>
        <form {...form.props} className={layout.stack}>
          <div>
            <h1>{t('closed.title')}</h1>
            <p className={layout.soft}>{t('closed.lead')}</p>
          </div>
          <p>{t('closed.how')}</p>
          <ErrorAlert text={form.text} occurrence={form.occurrence} />
          <RecoveryKeyField autoFocus inputRef={input} {...form.field('recoveryKey')} />
          <SubmitButton running={form.running} fullWidth>
            {t('closed.submit')}
          </SubmitButton>
        </form>
        <section className={`${layout.stack} ${layout.tight}`}>
          <h2>{t('closed.withoutTitle')}</h2>
          <ul className={layout.plainList}>
            {t('closed.without', { returnObjects: true }).map((way) => (
              <li key={way}>{way}</li>
            ))}
          </ul>
        </section>
      </div>
    </Entrance>
  );
};
