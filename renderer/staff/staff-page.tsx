import { Button, TextInput } from '@mantine/core';
import { IconSearch, IconUserPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import layout from '../components/layout.module.css';
import { PageHeading } from '../components/page-heading';
import { EmptyState, FailedState, LoadingState } from '../components/page-states';
import { goTo } from '../shell/place';
import { matches } from './matches';
import classes from './staff-page.module.css';
import { staffList } from './staff-store';
import { StaffTable } from './staff-table';

/** Everyone with an account. Managers see more of each, and may add people. */
export const StaffPage = ({ manages }: { readonly manages: boolean }) => {
  const { t } = useTranslation();
  const list = staffList.use();
  const [search, setSearch] = useState('');
  useEffect(() => void staffList.load(), []);
  const rows = list.step === 'ready' ? list.value : [];
  const found = rows.filter((row) => matches(row, search, t(`role.${row.role}`)));
  return (
    <div className={layout.stack}>
      <div className={`${layout.row} ${layout.spread}`}>
        <PageHeading>{t('staff.title')}</PageHeading>
        {manages ? (
          <Button leftSection={<IconUserPlus size={20} aria-hidden />} onClick={() => goTo('staff', 'new')}>
            {t('staff.add')}
          </Button>
        ) : null}
      </div>
      {list.step === 'loading' ? <LoadingState /> : null}
      {list.step === 'failed' ? (
        <FailedState failure={list.failure} onRetry={() => void staffList.load()} />
      ) : null}
      {list.step === 'ready' ? (
        <>
          <div className={`${layout.row} ${layout.spread}`}>
            <TextInput
              className={classes.search ?? ''}
              type="search"
              label={t('staff.search')}
              leftSection={<IconSearch size={18} aria-hidden />}
              maxLength={200}
              dir="auto"
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
            />
            <p role="status" className={layout.soft}>
              {t('staff.shown', { count: found.length })}
            </p>
          </div>
          <StaffTable rows={found} manages={manages} />
          {found.length === 0 ? (
            <p dir="auto" className={layout.soft}>
              {t('staff.noMatch', { text: search })}
            </p>
          ) : null}
          {rows.length === 1 && manages ? (
            <EmptyState title={t('staff.empty')}>
              <p>{t('staff.emptyText')}</p>
            </EmptyState>
          ) : null}
        </>
      ) : null}
    </div>
  );
};
