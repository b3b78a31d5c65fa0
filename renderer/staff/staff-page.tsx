import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import layout from '../components/layout.module.css';
import { PageHeading } from '../components/page-heading';
import { EmptyState, FailedState, LoadingState } from '../components/page-states';
import { goTo } from '../shell/place';
import { BulkBar } from './bulk-bar';
import { StaffFileActs } from './staff-file-acts';
import { isNarrowed, StaffFilters } from './staff-filters';
import { loadStaff, useStaffList } from './staff-list-store';
import { StaffTable } from './staff-table';
import classes from './staff-page.module.css';

/** Everyone with an account. Managers see more of each, and may add people. */
export const StaffPage = ({ manages }: { readonly manages: boolean }) => {
  const { t } = useTranslation();
  const list = useStaffList();
  useEffect(() => void loadStaff(), []);
  const narrowed = isNarrowed(list.view.filter);
  return (
    <div className={layout.stack}>
      <div className={`${layout.row} ${layout.spread}`}>
        <PageHeading>{t('staff.title')}</PageHeading>
        {manages ? (
          <div className={`${layout.row} ${classes.onScreen}`}>
            <StaffFileActs />
            <Button leftSection={<IconUserPlus size={20} aria-hidden />} onClick={() => goTo('staff', 'new')}>
              {t('staff.add')}
            </Button>
          </div>
        ) : null}
      </div>
      <p className={classes.onPaper}>{t('staff.onPaper')}</p>
      <div className={`${layout.stack} ${classes.onScreen}`}>
        <StaffFilters manages={manages} />
        {list.step === 'loading' ? <LoadingState /> : null}
        {list.step === 'failed' ? (
          <FailedState failure={list.failure} onRetry={() => void loadStaff()} />
        ) : null}
        {list.step === 'ready' ? (
          <>
            {manages ? <BulkBar total={list.total} /> : null}
            <StaffTable list={list} manages={manages} />
            {list.total === 0 ? <p className={layout.soft}>{t('staff.noMatch')}</p> : null}
            {list.total === 1 && !narrowed && manages ? (
              <EmptyState title={t('staff.empty')}>
                <p>{t('staff.emptyText')}</p>
              </EmptyState>
            ) : null}
          </>
        ) : null}
      </div>
    </div>
  );
};
