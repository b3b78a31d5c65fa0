import '@mantine/core/styles/Paper.layer.css';
import '@mantine/charts/styles.layer.css';
import { BarChart } from '@mantine/charts';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayCount } from '../../shared/ipc/overview-contract';
import { shortDate } from '../messages/times';
import classes from './sign-in-chart.module.css';

interface SignInChartProps {
  readonly days: readonly DayCount[];
  /** What the whole chart says, for whoever does not see it. */
  readonly label: string;
}

/**
 * A bar a day: sign-ins, and refused tries on top of them in stripes, so that no colour has to be told from another. It does
 * not move, and a table says the same.
 */
export const SignInChart = ({ days, label }: SignInChartProps) => {
  const { t } = useTranslation();
  // A colon would end the reference to it in `url(#…)`.
  const stripes = `stripes-${useId().replace(/[^a-z0-9]/giu, '')}`;
  const signIns = t('overview.signIns');
  const failures = t('overview.failures');
  return (
    <div>
      <div role="img" aria-label={label}>
        <BarChart
          h={240}
          data={days.map((day) => ({ ...day, label: shortDate(day.date) }))}
          dataKey="label"
          type="stacked"
          series={[
            { name: 'signIns', label: signIns, color: 'var(--lk-accent-text)' },
            { name: 'failures', label: failures, color: 'var(--lk-bad-text)' },
          ]}
          barProps={(series) => ({
            isAnimationActive: false,
            ...(series.name === 'failures'
              ? { fill: `url(#${stripes})`, stroke: 'var(--lk-bad-text)', strokeWidth: 1 }
              : {}),
          })}
          barChartProps={{ accessibilityLayer: false, barCategoryGap: '20%' }}
          gridAxis="x"
          tickLine="none"
          textColor="var(--lk-text-soft)"
          gridColor="var(--lk-edge)"
          cursorFill="var(--lk-accent-soft)"
          xAxisProps={{ minTickGap: 24 }}
          yAxisProps={{ allowDecimals: false, width: 40 }}
          tooltipAnimationDuration={0}
        >
          <defs>
            <pattern
              id={stripes}
              width={6}
              height={6}
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width={6} height={6} fill="var(--lk-surface)" />
              <rect width={3} height={6} fill="var(--lk-bad-text)" />
            </pattern>
          </defs>
        </BarChart>
      </div>
      <ul className={classes.legend} aria-hidden>
        <li>
          <span className={`${classes.swatch} ${classes.plain}`} />
          {signIns}
        </li>
        <li>
          <span className={`${classes.swatch} ${classes.striped}`} />
          {failures}
        </li>
      </ul>
    </div>
  );
};
