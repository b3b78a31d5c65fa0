import { Button } from '@mantine/core';
import { IconCalendarEvent } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import layout from '../../ui/layout.module.css';
import { PageHeading } from '../../ui/page-heading';
import { EmptyState, FailedState, LoadingState } from '../../ui/page-states';
import { goTo } from '../../client/route';
import { AuditFilters } from './audit-filters';
import { type AuditView, loadNewest, loadOlder, useAuditView } from './audit-store';
import { AuditTable } from './audit-table';
import { useExport } from './export-log';
import { isFiltering, useFilterDraft } from './filter-store';
import { VerifyLog, VerifyLogResult } from './verify-log';

/** The audit log, newest event first. */
export const AuditPage = () => {
  const { t } = useTranslation();
  const view = useAuditView();
  const exporting = useExport();
  useEffect(() => void loadNewest(), []);
  return (
    <div className={layout.stack}>
      <div>
        <PageHeading>{t('audit.title')}</PageHeading>
        <p className={layout.soft}>{t('audit.lead')}</p>
      </div>
      <div className={layout.row}>
        <VerifyLog />
        {exporting.button}
        <Button
          variant="default"
          leftSection={<IconCalendarEvent size={18} aria-hidden />}
          onClick={() => goTo('audit', 'today')}
        >
          {t('audit.today.open')}
        </Button>
      </div>
      <VerifyLogResult />
      {exporting.result}
      <AuditFilters />
      {view.step === 'loading' ? <LoadingState /> : null}
      {view.step === 'failed' ? (
        <FailedState failure={view.failure} onRetry={() => void loadNewest()} />
      ) : null}
      {view.step === 'ready' ? <Found view={view} /> : null}
    </div>
  );
};

const Found = ({ view }: { readonly view: Extract<AuditView, { step: 'ready' }> }) => {
  const { t } = useTranslation();
  const filtering = isFiltering(useFilterDraft());
  const { rows, next, older } = view;
  const isEmpty = rows.length === 0;
  return (
    <>
      <p role="status" className={`${layout.soft} ${layout.small}`}>
        {t(next === null ? 'audit.shown' : 'audit.shownMore', { count: rows.length })}
      </p>
      {isEmpty ? (
        <EmptyState title={t(filtering ? 'audit.noMatch' : 'audit.empty')}>
          <p>{t(filtering ? 'audit.noMatchText' : 'audit.emptyText')}</p>
        </EmptyState>
      ) : null}
      {rows.length > 0 ? <AuditTable rows={rows} /> : null}
      {typeof older === 'string' ? null : <FailedState failure={older} onRetry={() => void loadOlder()} />}
      {typeof older === 'string' && next !== null ? (
        <div className={layout.row}>
          {/* It stays while the page loads, so that the keyboard's focus stays for the next press. */}
          <Button variant="default" aria-disabled={older === 'loading'} onClick={() => void loadOlder()}>
            {t('audit.more')}
          </Button>
        </div>
      ) : null}
      {next === null && !isEmpty && !filtering ? <p className={layout.soft}>{t('audit.end')}</p> : null}
    </>
  );
};
