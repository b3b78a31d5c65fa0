import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useDeferredValue, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import layout from '../../ui/layout.module.css';
import { PageHeading } from '../../ui/page-heading';
import { EmptyState, FailedState, LoadingState } from '../../ui/page-states';
import { goTo } from '../../client/route';
import { BulkBar } from './bulk-bar';
import { StaffFileActs } from './staff-file-acts';
import { isNarrowed, StaffFilters } from './staff-filters';
import { loadStaff, useStaffList } from './staff-list-store';
import { StaffTable } from './staff-table';
import classes from './staff-page.module.css';

interface StaffPageProps {
  /** Whether the viewer is a manager: they see more of each, and may add people. */
  readonly manages: boolean;
}

/**
 * The list below its filters. It is drawn in the background, a bit at a time between two frames: a screen of people at every
 * letter of a search would hold up the next letter.
 */
const Listed = ({ manages }: StaffPageProps) => {
  const { t } = useTranslation();
  const list = useDeferredValue(useStaffList());
  if (list.step === 'loading') return <LoadingState />;
  if (list.step === 'failed') return <FailedState failure={list.failure} onRetry={() => void loadStaff()} />;
  return (
    <>
      {manages ? <BulkBar total={list.total} /> : null}
      <StaffTable list={list} manages={manages} />
      {list.total === 0 ? <p className={layout.soft}>{t('staff.noMatch')}</p> : null}
      {list.total === 1 && !isNarrowed(list.view.filter) && manages ? (
        <EmptyState title={t('staff.empty')}>
          <p>{t('staff.emptyText')}</p>
        </EmptyState>
      ) : null}
    </>
  );
};

/** Everyone with an account. */
export const StaffPage = ({ manages }: StaffPageProps) => {
  const { t } = useTranslation();
  useEffect(() => void loadStaff(), []);
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
      <p className={classes.whenPrinted}>{t('staff.whenPrinted')}</p>
      <div className={`${layout.stack} ${classes.onScreen}`}>
        <StaffFilters manages={manages} />
        <Listed manages={manages} />
      </div>
    </div>
  );
};
