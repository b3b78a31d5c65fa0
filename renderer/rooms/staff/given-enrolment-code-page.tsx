import { Button } from '@mantine/core';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { inGroupsOfFour } from '../../../shared/code-text';
import type { DeskStage, DeskState } from '../../../shared/ipc/sign-in-contract';
import { WideEntrance } from '../../ui/entrance';
import { ErrorAlert } from '../../ui/error-alert';
import layout from '../../ui/layout.module.css';
import { failureOf, useSubmission } from '../../ui/submission';
import { desk } from '../../client/desk-client';
import { entering } from '../../client/desk-state';
import { failureText } from '../../messages/failure-text';
import { timeOfDay } from '../../messages/times';
import { usePortal } from '../../client/portal-context';
import classes from './given-enrolment-code-page.module.css';

interface GivenEnrolmentCodePageProps {
  readonly state: DeskState;
  readonly stage: Extract<DeskStage, { stage: 'given-enrolment-code' }>;
}

/** A manager's window with an enrolment code for somebody else, to be read out and then put away. */
export const GivenEnrolmentCodePage = ({ state, stage }: GivenEnrolmentCodePageProps) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const labelId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const { submission, submit } = useSubmission();
  const failure = failureOf(submission);
  useEffect(() => heading.current?.focus(), []);
  return (
    <WideEntrance schoolName={state.schoolName}>
      <div className={`${layout.card} ${layout.stack} ${classes.card}`}>
        <h1 ref={heading} tabIndex={-1} dir="auto">
          {t('givenCode.title', { name: stage.name })}
        </h1>
        <p dir="auto">{t('givenCode.lead', { username: stage.username })}</p>
        <div role="group" aria-labelledby={labelId} className={`${layout.stack} ${layout.tight}`}>
          <span id={labelId} className={layout.soft}>
            {t('enrolmentCode.field')}
          </span>
          <code className={classes.code}>{inGroupsOfFour(stage.code, '-')}</code>
        </div>
        <p>{t('givenCode.until', { time: timeOfDay(stage.expiresAt) })}</p>
        <ErrorAlert
          text={failure === null ? null : failureText(t, failure, portal)}
          occurrence={submission.occurrence}
        />
        <div>
          <Button onClick={() => void submit(() => entering(desk.enrolment.putCodeAway()))}>
            {t('givenCode.putAway')}
          </Button>
        </div>
      </div>
    </WideEntrance>
  );
};
