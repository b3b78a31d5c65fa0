import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnSignIn } from '../../../shared/ipc/own-account-contract';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import layout from '../../ui/layout.module.css';
import { FailedState, LoadingState } from '../../ui/page-states';
import { SubmitButton } from '../../ui/submit-button';
import { LastSignIns } from './last-sign-ins';
import { loadOlderSignIns, loadSignIns, reportSignIn, useSignInHistory } from './sign-in-history-store';
import { entryText } from './sign-in-words';

interface NotMeDialogProps {
  readonly entry: OwnSignIn;
  readonly onClose: (reported: boolean) => void;
}

const NotMeDialog = ({ entry, onClose }: NotMeDialogProps) => {
  const { t } = useTranslation();
  const reported = useRef(false);
  return (
    <ConfirmDialog
      title={t('notMe.title')}
      confirm={t('notMe.confirm')}
      dangerous
      onConfirm={async () => {
        const answer = await reportSignIn(entry);
        reported.current = answer.ok;
        return answer;
      }}
      onClose={() => onClose(reported.current)}
    >
      <p>{entryText(t, entry)}</p>
      <p>{t('notMe.effectsLead')}</p>
      <ul className={layout.plainList}>
        {t('notMe.effects', { returnObjects: true }).map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
    </ConfirmDialog>
  );
};

interface SignInHistoryProps {
  /** Called after a report, once the dialog has closed. */
  readonly onReported: () => void;
}

/** Every sign-in and failure of the person, a page at a time, with "that was not me" at each. */
export const SignInHistory = ({ onReported }: SignInHistoryProps) => {
  const { t } = useTranslation();
  const view = useSignInHistory();
  const [reporting, setReporting] = useState<OwnSignIn | null>(null);
  useEffect(() => void loadSignIns(), []);
  return (
    <>
      <p className={layout.soft}>{t('signIns.lead')}</p>
      {view.step === 'loading' ? <LoadingState /> : null}
      {view.step === 'failed' ? (
        <FailedState failure={view.failure} onRetry={() => void loadSignIns()} />
      ) : null}
      {view.step === 'ready' ? (
        <>
          <LastSignIns signIns={view.entries} onNotMe={setReporting} />
          {typeof view.older === 'string' ? null : (
            <FailedState failure={view.older} onRetry={() => void loadOlderSignIns()} />
          )}
          {view.more ? (
            <div>
              <SubmitButton
                variant="default"
                running={view.older === 'loading'}
                onClick={() => void loadOlderSignIns()}
              >
                {t('signIns.more')}
              </SubmitButton>
            </div>
          ) : (
            <p className={`${layout.soft} ${layout.small}`}>{t('signIns.end')}</p>
          )}
        </>
      ) : null}
      {reporting === null ? null : (
        <NotMeDialog
          entry={reporting}
          onClose={(reported) => {
            setReporting(null);
            if (reported) onReported();
          }}
        />
      )}
    </>
  );
};
