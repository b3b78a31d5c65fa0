import { useTranslation } from 'react-i18next';
import type { DayCount } from '../../../shared/ipc/overview-contract';
import { shortDate } from '../../messages/times';
import { scaleFor } from './chart-scale';
import classes from './sign-in-chart.module.css';

/** The number of days from one labelled bar to the next. */
const namedEvery = 5;

interface DayProps {
  readonly day: DayCount;
  readonly top: number;
}

/** A day's bar, with its figures as a tooltip. */
const Day = ({ day: { date, signIns, failures }, top }: DayProps) => {
  const { t } = useTranslation();
  return (
    <div className={classes.day} data-day={date}>
      <div className={classes.striped} style={{ height: `${(failures / top) * 100}%` }} />
      <div className={classes.plain} style={{ height: `${(signIns / top) * 100}%` }} />
      <dl className={classes.figures}>
        <dt>{shortDate(date)}</dt>
        <dd>
          {t('overview.signIns')} <b>{signIns}</b>
        </dd>
        <dd>
          {t('overview.failures')} <b>{failures}</b>
        </dd>
      </dl>
    </div>
  );
};

interface SignInChartProps {
  readonly days: readonly DayCount[];
  /** The chart's description for screen readers. */
  readonly label: string;
}

/**
 * A bar for each day: sign-ins, with refused tries on top in stripes, so that nobody has to tell colours apart. A table
 * holds the same figures.
 */
export const SignInChart = ({ days, label }: SignInChartProps) => {
  const { t } = useTranslation();
  const { top, marks } = scaleFor(Math.max(...days.map((day) => day.signIns + day.failures)));
  return (
    <div>
      <div role="img" aria-label={label} className={classes.chart}>
        <div className={classes.marks}>
          {marks.map((mark) => (
            <span key={mark} style={{ bottom: `${(mark / top) * 100}%` }}>
              {mark}
            </span>
          ))}
          {/* As wide as the widest label. */}
          <span className={classes.widest}>{top}</span>
        </div>
        <div className={classes.plot}>
          {marks.map((mark) => (
            <div key={mark} className={classes.line} style={{ bottom: `${(mark / top) * 100}%` }} />
          ))}
          {days.map((day) => (
            <Day key={day.date} day={day} top={top} />
          ))}
        </div>
        <div className={classes.names}>
          {days
            .filter((_, index) => index % namedEvery === 0)
            .map(({ date }) => (
              <span key={date}>{shortDate(date)}</span>
            ))}
        </div>
      </div>
      <ul className={classes.legend} aria-hidden>
        <li>
          <span className={`${classes.swatch} ${classes.plain}`} />
          {t('overview.signIns')}
        </li>
        <li>
          <span className={`${classes.swatch} ${classes.striped}`} />
          {t('overview.failures')}
        </li>
      </ul>
    </div>
  );
};
