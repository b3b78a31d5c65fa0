import { useTranslation } from 'react-i18next';
import type { TodayAtDesk } from '../../../shared/ipc/print-contract';
import type { DeskState } from '../../../shared/ipc/sign-in-contract';
import { PrintedSheet } from '../../ui/printed-sheet';
import { day, timeOfDay } from '../../messages/times';
import { TodayTable } from './today-table';

interface TodaySheetProps {
  readonly state: DeskState;
  readonly by: string;
  readonly today: TodayAtDesk;
}

/** The printed sheet of today at this desk. */
export const TodaySheet = ({ state, by, today: { deskId, at, rows, isCut } }: TodaySheetProps) => {
  const { t } = useTranslation();
  return (
    <PrintedSheet
      schoolName={state.schoolName}
      portals={[state.portal]}
      title={t('audit.today.title')}
      by={by}
      keep={t('audit.today.keep', { returnObjects: true })}
    >
      <p>
        {day(at)} · {t('audit.today.printedAt', { time: timeOfDay(at) })}
      </p>
      <p>{t('audit.today.deskIs', { desk: deskId })}</p>
      {isCut ? <p>{t('audit.today.cut')}</p> : null}
      {rows.length === 0 ? <p>{t('audit.today.nothing')}</p> : <TodayTable rows={rows} />}
    </PrintedSheet>
  );
};
