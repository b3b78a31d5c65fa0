import { useTranslation } from 'react-i18next';
import { inGroupsOfFour } from '../../../shared/code-text';
import type { DeskStage } from '../../../shared/ipc/sign-in-contract';
import { PrintedSheet } from '../../ui/printed-sheet';
import print from '../../ui/print.module.css';
import { dayAndTime } from '../../messages/times';
import { usePortal } from '../../client/portal-context';
import classes from './printed-pass.module.css';

interface PrintedPassProps {
  readonly schoolName: string;
  readonly stage: Extract<DeskStage, { stage: 'one-time-pass' }>;
}

/** What the printer gets: whose pass it is, until when it works, and how to use it. */
export const PrintedPass = ({ schoolName, stage }: PrintedPassProps) => {
  const { t } = useTranslation();
  const portal = usePortal();
  return (
    <div className={print.printed} aria-hidden>
      <PrintedSheet
        schoolName={schoolName}
        portals={[portal]}
        title={t('oneTimePass.sheetTitle')}
        keep={t('oneTimePass.sheetKeep', { returnObjects: true })}
      >
        <p dir="auto">{t('oneTimePass.sheetFor', { name: stage.name })}</p>
        <p>{t('oneTimePass.until', { time: dayAndTime(stage.expiresAt) })}</p>
        <p className={print.key}>{inGroupsOfFour(stage.pass, '-')}</p>
        <ol className={classes.steps}>
          {t('oneTimePass.use', { returnObjects: true, username: stage.username }).map((step) => (
            <li key={step} dir="auto">
              {step}
            </li>
          ))}
        </ol>
      </PrintedSheet>
    </div>
  );
};
