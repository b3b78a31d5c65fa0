import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Overview } from '../../../shared/ipc/overview-contract';
import { Card } from '../../ui/card';
import layout from '../../ui/layout.module.css';
import { SignInHistory } from './sign-in-history';
import { StaffTiles } from './staff-tiles';

interface SchoolOverviewProps {
  readonly overview: Overview;
  /** The buttons for the whole Overview. */
  readonly acts: ReactNode;
}

/** The Overview's tiles and chart, for a school with more than one account. */
export const SchoolOverview = ({ overview: { staff, days }, acts }: SchoolOverviewProps) => {
  const { t } = useTranslation();
  return (
    <>
      <section className={layout.stack} aria-labelledby="overview-staff">
        <div className={`${layout.row} ${layout.spread}`}>
          <div>
            <h2 id="overview-staff">{t('overview.staffTitle')}</h2>
            <p className={`${layout.soft} ${layout.small}`}>{t('overview.of', { count: staff.active })}</p>
          </div>
          <div>{acts}</div>
        </div>
        <StaffTiles staff={staff} />
      </section>
      <Card title={t('overview.chartTitle')}>
        <SignInHistory days={days} />
      </Card>
    </>
  );
};
