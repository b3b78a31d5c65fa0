import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskState } from '../../../shared/ipc/sign-in-contract';
import { BackLink } from '../../ui/back-link';
import layout from '../../ui/layout.module.css';
import { PageHeading } from '../../ui/page-heading';
import { FailedState, LoadingState } from '../../ui/page-states';
import { PrintActs } from '../../ui/print-acts';
import { PrintPreview } from '../../ui/print-preview';
import { Printed, PrintedPage } from '../../ui/printed';
import { desk } from '../../client/desk-client';
import { addressOf } from '../../client/route';
import { HandOutSheet } from './hand-out-sheet';
import { handOut, openHandOut } from './hand-out-store';

interface HandOutPageProps {
  readonly state: DeskState;
  readonly accountId: string;
}

/** One person's hand-out before it is printed or saved. */
export const HandOutPage = ({ state, accountId }: HandOutPageProps) => {
  const { t } = useTranslation();
  const shown = handOut.use();
  useEffect(() => {
    void openHandOut(accountId);
    return handOut.forget;
  }, [accountId]);
  const sheet =
    shown.step === 'ready' ? (
      <HandOutSheet
        schoolName={state.schoolName}
        contactLine={state.contactLine}
        handOut={shown.value.handOut}
      />
    ) : null;
  return (
    <div className={`${layout.stack} ${layout.loose}`}>
      <BackLink to={addressOf('staff', accountId)}>{t('handOut.backToProfile')}</BackLink>
      {shown.step === 'ready' ? (
        <div>
          <PageHeading>{t('handOut.title', { name: shown.value.handOut.name })}</PageHeading>
          <p className={layout.soft}>{t('handOut.lead')}</p>
        </div>
      ) : (
        <PageHeading>{t('handOut.card')}</PageHeading>
      )}
      {shown.step === 'loading' ? <LoadingState /> : null}
      {shown.step === 'failed' ? (
        <FailedState failure={shown.failure} onRetry={() => void openHandOut(accountId)} />
      ) : null}
      {sheet === null ? null : (
        <>
          <PrintActs print={t('handOut.print')} pages={1} onSave={desk.print.saveHandOut} />
          <PrintPreview pages={1}>{() => sheet}</PrintPreview>
          <Printed>
            <PrintedPage>{sheet}</PrintedPage>
          </Printed>
        </>
      )}
    </div>
  );
};
