import { useTranslation } from 'react-i18next';
import type { Overview } from '../../shared/ipc/overview-contract';
import { Card } from '../components/card';
import layout from '../components/layout.module.css';
import { SignInHistory } from './sign-in-history';
import { StaffTiles } from './staff-tiles';

/** How the staff stand and how signing in went, for a school with more than one person in it. */
export const SchoolOverview = ({ staff, days }: Overview) => {
  const { t } = useTranslation();
  return (
    <>
      <section className={layout.stack} aria-labelledby="overview-staff">
        <div className={`${layout.row} ${layout.spread}`}>
          <h2 id="overview-staff">{t('overview.staffTitle')}</h2>
          <p className={`${layout.soft} ${layout.small}`}>{t('overview.of', { count: staff.active })}</p>
        </div>
        <StaffTiles staff={staff} />
      </section>
      <Card title={t('overview.chartTitle')}>
        <SignInHistory days={days} />
      </Card>
    </>
  );
};
