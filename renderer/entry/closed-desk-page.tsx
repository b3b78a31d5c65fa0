import type { FormEvent } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Entrance } from '../ui/entrance';
import { ErrorAlert } from '../ui/error-alert';
import layout from '../ui/layout.module.css';
import { RecoveryKeyField } from '../ui/recovery-key-field';
import { useSubmission } from '../ui/submission';
import { SubmitButton } from '../ui/submit-button';
import { desk } from '../client/desk-client';
import { readDeskState } from '../client/desk-state';
import { useRecoveryKeyTexts } from './recovery-key-texts';

/** What a desk shows whose key this computer does not open: the recovery key on the owner's sheet does. */
export const ClosedDeskPage = () => {
  const { t } = useTranslation();
  const [recoveryKey, setRecoveryKey] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const { submission, submit } = useSubmission();
  const { texts, isWhole } = useRecoveryKeyTexts(submission, ['recoveryKey']);

  const open = async (event: FormEvent) => {
    event.preventDefault();
    const answer = isWhole(recoveryKey) ? await submit(() => desk.keys.recover({ recoveryKey })) : null;
    // The answer is of the desk that was closed; where the window stands in the open one is asked anew.
    if (answer?.ok) return readDeskState();
    input.current?.focus();
    input.current?.select();
  };

  return (
    <Entrance schoolName="">
      <div className={`${layout.stack} ${layout.loose}`}>
        <form noValidate className={layout.stack} onSubmit={(event) => void open(event)}>
          <div>
            <h1>{t('closed.title')}</h1>
            <p className={layout.soft}>{t('closed.lead')}</p>
          </div>
          <p>{t('closed.how')}</p>
          <ErrorAlert text={texts.form} occurrence={submission.occurrence} />
          <RecoveryKeyField
            autoFocus
            inputRef={input}
            value={recoveryKey}
            onChange={setRecoveryKey}
            error={texts.recoveryKey}
          />
          <SubmitButton running={submission.step === 'running'} fullWidth>
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
