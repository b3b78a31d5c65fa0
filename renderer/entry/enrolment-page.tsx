import { useTranslation } from 'react-i18next';
import type { DeskStage, DeskState } from '../../shared/ipc/sign-in-contract';
import { ClockNotice } from '../ui/clock-notice';
import { WideEntrance } from '../ui/entrance';
import layout from '../ui/layout.module.css';
import { AccountNotices } from '../ui/account-notices';
import { MessageBox } from '../ui/message-box';
import { TextButton } from '../ui/text-button';
import { desk } from '../client/desk-client';
import { entering } from '../client/desk-state';
import { dayAndTime, limit } from '../messages/times';
import { NoPhone } from './no-phone';
import { CodeForm } from './code-form';
import { answering } from './sign-in-store';
import { useExpiry } from './use-expiry';
import { AuthenticationApps } from './authentication-apps';
import classes from './enrolment-page.module.css';
import { EnrolmentStep } from './enrolment-step';
import { QrCode } from './qr-code';
import { SkipForNow } from './skip-for-now';
import { SecretKey } from './secret-key';

interface EnrolmentPageProps {
  readonly state: DeskState;
  readonly stage: Extract<DeskStage, { stage: 'enrolment' }>;
}

/** Setting up the authentication app: get one, add the account, prove it with a code. */
export const EnrolmentPage = ({ state, stage }: EnrolmentPageProps) => {
  const { t } = useTranslation();
  useExpiry();
  return (
    <WideEntrance schoolName={state.schoolName}>
      <div className={layout.stack}>
        <div>
          <h1>{t('enrolment.title')}</h1>
          <p className={layout.soft}>
            {stage.skippableUntil === null
              ? t('enrolment.lead')
              : t('enrolment.leadSkippable', { date: limit(stage.skippableUntil) })}
          </p>
        </div>
        <ClockNotice state={state} />
        <AccountNotices notices={stage.notices} />
        {stage.shownBeforeAt === null ? null : (
          <MessageBox tone="warn" title={t('enrolment.shownBefore')}>
            {t('enrolment.shownBeforeText', { time: dayAndTime(stage.shownBeforeAt) })}
          </MessageBox>
        )}
        <ol className={classes.steps}>
          <EnrolmentStep number={1} title={t('enrolment.step1')}>
            <p>{t('enrolment.step1Text')}</p>
            <AuthenticationApps />
          </EnrolmentStep>
          <EnrolmentStep number={2} title={t('enrolment.step2')}>
            <p>{t('enrolment.step2Text')}</p>
            <div className={classes.picture}>
              <QrCode text={stage.provisioningUri} />
            </div>
            <p>{t('enrolment.secretKeyText')}</p>
            <SecretKey secretKey={stage.secretKey} />
          </EnrolmentStep>
          <EnrolmentStep number={3} title={t('enrolment.step3')}>
            <p>{t('enrolment.step3Text')}</p>
            <CodeForm answer={(code) => answering(desk.signIn.confirmEnrolment({ code }))} />
            <p className={`${layout.soft} ${layout.small}`}>
              {t('enrolment.keyKept', { time: dayAndTime(stage.keyReusedUntil) })}
            </p>
            <SkipForNow until={stage.skippableUntil} />
            <p>
              <NoPhone username={stage.username} />
            </p>
            <p className={classes.back}>
              <TextButton onClick={() => void entering(desk.signIn.cancel())}>
                {t('enrolment.back')}
              </TextButton>
            </p>
          </EnrolmentStep>
        </ol>
      </div>
    </WideEntrance>
  );
};
