import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { TodayAtDesk } from '../../../shared/ipc/print-contract';
import { BackLink } from '../../ui/back-link';
import layout from '../../ui/layout.module.css';
import { createLoaded } from '../../client/loaded';
import { PageHeading } from '../../ui/page-heading';
import { EmptyState, FailedState, LoadingState } from '../../ui/page-states';
import { PrintActs } from '../../ui/print-acts';
import { desk } from '../../client/desk-client';
import { day, timeOfDay } from '../../messages/times';
import { addressOf } from '../../client/route';
import type { RoomProps } from '../../client/room';
import { TodaySheet } from './today-sheet';
import { TodayTable } from './today-table';
import classes from './today-page.module.css';

/** The events at this desk since midnight, oldest first. */
const today = createLoaded(() => desk.print.today());

/** Today at this desk: a table on the screen, and a sheet to print or save. */
export const TodayPage = ({ state, signedIn }: Pick<RoomProps, 'state' | 'signedIn'>) => {
  const { t } = useTranslation();
  const view = today.use();
  useEffect(() => void today.load(), []);
  return (
    <div className={layout.stack}>
      <BackLink to={addressOf('audit')}>{t('audit.title')}</BackLink>
      <div>
        <PageHeading>{t('audit.today.title')}</PageHeading>
        <p className={layout.soft}>{t('audit.today.lead')}</p>
      </div>
      {view.step === 'loading' ? <LoadingState /> : null}
      {view.step === 'failed' ? (
        <FailedState failure={view.failure} onRetry={() => void today.load()} />
      ) : null}
      {view.step === 'ready' ? (
        <>
          <PrintActs
            print={t('common.print')}
            pages={1}
            sheet={<TodaySheet state={state} by={signedIn.name} today={view.value} />}
            onSave={desk.print.saveToday}
          />
          <OnScreen schoolName={state.schoolName} today={view.value} />
        </>
      ) : null}
    </div>
  );
};

const OnScreen = ({
  schoolName,
  today: { deskId, at, rows, isCut },
}: {
  readonly schoolName: string;
  readonly today: TodayAtDesk;
}) => {
  const { t } = useTranslation();
  return (
    <>
      <div>
        <p className={classes.school} dir="auto">
          {t('audit.today.sheet', { school: schoolName, date: day(at) })}
        </p>
        <p className={`${layout.soft} ${layout.small}`}>
          {t('audit.today.deskIs', { desk: deskId })} · {t('audit.today.printedAt', { time: timeOfDay(at) })}
        </p>
      </div>
      {isCut ? <p>{t('audit.today.cut')}</p> : null}
      {rows.length === 0 ? <EmptyState title={t('audit.today.nothing')} /> : <TodayTable rows={rows} />}
    </>
  );
};
