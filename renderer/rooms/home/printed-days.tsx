import { useTranslation } from 'react-i18next';
import type { DayCount } from '../../../shared/ipc/overview-contract';
import { dateOfWeek } from '../../messages/times';
import classes from './printed-days.module.css';

interface BarProps {
  readonly signIns: number;
  readonly failures: number;
  /** The count that fills the whole width. */
  readonly most: number;
}

/** A filled bar for sign-ins, then an empty one for refused tries. An SVG, because printers omit backgrounds. */
const Bar = ({ signIns, failures, most }: BarProps) => {
  const full = (signIns / most) * 100;
  const empty = (failures / most) * 100;
  return (
    <svg className={classes.bar} viewBox="0 0 101 10" preserveAspectRatio="none" aria-hidden>
      {full > 0 ? <rect x={0.5} y={1} width={full} height={8} fill="#000000" /> : null}
      {empty > 0 ? (
        <rect
          className={classes.empty}
          x={full + 0.5}
          y={1}
          width={empty}
          height={8}
          fill="#ffffff"
          stroke="#000000"
        />
      ) : null}
    </svg>
  );
};

const Days = ({ days, most }: { readonly days: readonly DayCount[]; readonly most: number }) => {
  const { t } = useTranslation();
  return (
    <table className={classes.days}>
      <thead>
        <tr>
          <th scope="col">{t('overview.day')}</th>
          <th scope="col">{t('overview.signIns')}</th>
          <th scope="col" colSpan={2}>
            {t('overview.failures')}
          </th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ date, signIns, failures }) => (
          <tr key={date}>
            <th scope="row">{dateOfWeek(date)}</th>
            <td className={classes.count}>{signIns}</td>
            <td className={classes.count}>{failures}</td>
            <td className={classes.drawn}>
              <Bar signIns={signIns} failures={failures} most={most} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** The sign-ins of each day as figures and a bar, oldest day first, in two halves side by side. */
export const PrintedDays = ({ days }: { readonly days: readonly DayCount[] }) => {
  const { t } = useTranslation();
  const signIns = days.reduce((sum, day) => sum + day.signIns, 0);
  const failures = days.reduce((sum, day) => sum + day.failures, 0);
  if (signIns + failures === 0) return <p>{t('overview.noTries')}</p>;
  const most = Math.max(...days.map((day) => day.signIns + day.failures));
  const half = Math.ceil(days.length / 2);
  return (
    <>
      <p>
        {t('overview.totals', { signIns, failures })} {t('overview.sheet.bars')}
      </p>
      <div className={classes.halves}>
        <Days days={days.slice(0, half)} most={most} />
        <Days days={days.slice(half)} most={most} />
      </div>
    </>
  );
};
