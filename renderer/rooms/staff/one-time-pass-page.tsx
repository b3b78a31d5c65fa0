import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inGroupsOfFour } from '../../../shared/code-text';
import type { DeskStage, DeskState } from '../../../shared/ipc/sign-in-contract';
import { KeepsakePage } from '../../ui/keepsake-page';
import layout from '../../ui/layout.module.css';
import { failureOf, useSubmission } from '../../ui/submission';
import { desk } from '../../client/desk-client';
import { entering } from '../../client/desk-state';
import { formText } from '../../messages/failure-text';
import { dayAndTime } from '../../messages/times';
import { usePortal } from '../../client/portal-context';
import classes from './one-time-pass-page.module.css';
import { PrintedPass } from './printed-pass';

interface OneTimePassPageProps {
  readonly state: DeskState;
  readonly stage: Extract<DeskStage, { stage: 'one-time-pass' }>;
}

/** A one-time pass, shown once to the manager who gives it. */
export const OneTimePassPage = ({ state, stage }: OneTimePassPageProps) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const labelId = useId();
  const [printed, setPrinted] = useState(false);
  const { submission, submit } = useSubmission();
  const failure = failureOf(submission);
  const print = async () => {
    setPrinted(false);
    const answer = await submit(() => desk.ownAccount.print());
    setPrinted(answer?.ok === true);
  };
  return (
    <KeepsakePage
      schoolName={state.schoolName}
      title={t('oneTimePass.title', { name: stage.name })}
      lead={t('oneTimePass.pageLead')}
      sheet={<PrintedPass schoolName={state.schoolName} stage={stage} />}
      error={
        failure?.code === 'print-failed' ? t('oneTimePass.printFailed') : formText(t, failure, [], portal)
      }
      occurrence={submission.occurrence}
      onPrint={() => void print()}
      done={printed ? t('oneTimePass.printed') : null}
      below={
        <section className={`${layout.stack} ${layout.tight}`}>
          <h2>{t('oneTimePass.useTitle')}</h2>
          <ol className={layout.plainList}>
            {t('oneTimePass.use', { returnObjects: true, username: stage.username }).map((step) => (
              <li key={step} dir="auto">
                {step}
              </li>
            ))}
          </ol>
        </section>
      }
      onward={t('oneTimePass.done')}
      running={submission.step === 'running'}
      onContinue={() => void submit(() => entering(desk.oneTimePass.putAway()))}
    >
      <div role="group" aria-labelledby={labelId} className={`${layout.stack} ${layout.tight}`}>
        <span id={labelId} className={classes.label}>
          {t('oneTimePass.label')}
        </span>
        <code className={classes.pass}>{inGroupsOfFour(stage.pass, '-')}</code>
        <p className={layout.soft}>{t('oneTimePass.until', { time: dayAndTime(stage.expiresAt) })}</p>
      </div>
    </KeepsakePage>
  );
};
