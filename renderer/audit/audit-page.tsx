import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import layout from '../components/layout.module.css';
import { PageHeading } from '../components/page-heading';
import { EmptyState, FailedState, LoadingState } from '../components/page-states';
import { SubmitButton } from '../components/submit-button';
import { loadNewest, loadOlder, useAuditView } from './audit-store';
import { AuditTable } from './audit-table';
import { VerifyLog, VerifyLogResult } from './verify-log';

/** What happened at this desk, newest first. */
export const AuditPage = () => {
  const { t } = useTranslation();
  const view = useAuditView();
  useEffect(() => void loadNewest(), []);
  return (
    <div className={layout.stack}>
      <div className={`${layout.row} ${layout.spread}`}>
        <div className={layout.narrow}>
          <PageHeading>{t('audit.title')}</PageHeading>
          <p className={layout.soft}>{t('audit.lead')}</p>
        </div>
        <VerifyLog />
      </div>
      <VerifyLogResult />
      {view.step === 'loading' ? <LoadingState /> : null}
      {view.step === 'failed' ? (
        <FailedState failure={view.failure} onRetry={() => void loadNewest()} />
      ) : null}
      {view.step === 'ready' && view.rows.length === 0 ? (
        <EmptyState title={t('audit.empty')}>
          <p>{t('audit.emptyText')}</p>
        </EmptyState>
      ) : null}
      {view.step === 'ready' && view.rows.length > 0 ? (
        <>
          <AuditTable rows={view.rows} />
          {typeof view.older === 'string' ? null : (
            <FailedState failure={view.older} onRetry={() => void loadOlder()} />
          )}
          <div>
            {view.more ? (
              <SubmitButton
                variant="default"
                running={view.older === 'loading'}
                onClick={() => void loadOlder()}
              >
                {t('audit.more')}
              </SubmitButton>
            ) : (
              <p className={layout.soft}>{t('audit.end')}</p>
            )}
          </div>
        </>
      ) : null}
    </div>
  );
};
