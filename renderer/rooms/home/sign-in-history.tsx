import { Button } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayCount } from '../../../shared/ipc/overview-contract';
import layout from '../../ui/layout.module.css';
import { TableFrame } from '../../ui/table-frame';
import table from '../../ui/table.module.css';
import { fullDate } from '../../messages/times';
import { SignInChart } from './sign-in-chart';

const DaysTable = ({ days }: { readonly days: readonly DayCount[] }) => {
  const { t } = useTranslation();
  return (
    <TableFrame plain>
      <table className={table.table} aria-label={t('overview.chartTitle')}>
        <thead>
          <tr>
            <th scope="col">{t('overview.day')}</th>
            <th scope="col">{t('overview.signIns')}</th>
            <th scope="col">{t('overview.failures')}</th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(({ date, signIns, failures }) => (
            <tr key={date}>
              <th scope="row">{fullDate(date)}</th>
              <td className={table.time}>{signIns}</td>
              <td className={table.time}>{failures}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
};

/** The sign-ins of each day, as a chart or as a table of figures. */
export const SignInHistory = ({ days }: { readonly days: readonly DayCount[] }) => {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  const signIns = days.reduce((sum, day) => sum + day.signIns, 0);
  const failures = days.reduce((sum, day) => sum + day.failures, 0);
  if (signIns + failures === 0) return <p>{t('overview.noTries')}</p>;
  return (
    <>
      <div className={`${layout.row} ${layout.spread}`}>
        <p className={layout.soft}>{t('overview.totals', { signIns, failures })}</p>
        <Button
          variant="default"
          size="sm"
          leftSection={asTable ? <IconChartBar size={18} aria-hidden /> : <IconTable size={18} aria-hidden />}
          onClick={() => setAsTable(!asTable)}
        >
          {t(asTable ? 'overview.asChart' : 'overview.asTable')}
        </Button>
      </div>
      {asTable ? (
        <DaysTable days={days} />
      ) : (
        <SignInChart days={days} label={t('overview.chartAloud', { signIns, failures })} />
      )}
    </>
  );
};
