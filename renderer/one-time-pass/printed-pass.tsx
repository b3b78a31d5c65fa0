import { useTranslation } from 'react-i18next';
import { inGroupsOfFour } from '../../shared/code-text';
import type { DeskStage } from '../../shared/ipc/sign-in-contract';
import paper from '../components/paper.module.css';
import classes from './printed-pass.module.css';
import { dayAndTime } from '../messages/times';

interface PrintedPassProps {
  readonly schoolName: string;
  readonly stage: Extract<DeskStage, { stage: 'one-time-pass' }>;
}

/** What the printer gets: whose pass it is, until when it works, and how to use it. */
export const PrintedPass = ({ schoolName, stage }: PrintedPassProps) => {
  const { t } = useTranslation();
  return (
    <div className={paper.paper} aria-hidden>
      <p className={paper.title} dir="auto">
        {t('oneTimePass.paperTitle', { school: schoolName })}
      </p>
      <p dir="auto">{t('oneTimePass.paperFor', { name: stage.name })}</p>
      <p>{t('oneTimePass.until', { time: dayAndTime(stage.expiresAt) })}</p>
      <p className={paper.key}>{inGroupsOfFour(stage.pass, '-')}</p>
      <ol className={classes.steps}>
        {t('oneTimePass.use', { returnObjects: true, username: stage.username }).map((step) => (
          <li key={step} dir="auto">
            {step}
          </li>
        ))}
      </ol>
      <p>{t('oneTimePass.paperNote')}</p>
    </div>
  );
};
