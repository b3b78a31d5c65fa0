import { useTranslation } from 'react-i18next';
import type { DeskStage, DeskState } from '../../shared/ipc/sign-in-contract';
import { AccountNotices } from '../ui/account-notices';
import { ClockNotice } from '../ui/clock-notice';
import { Entrance } from '../ui/entrance';
import layout from '../ui/layout.module.css';
import { MessageBox } from '../ui/message-box';
import { TextButton } from '../ui/text-button';
import { desk } from '../client/desk-client';
import { entering } from '../client/desk-state';
import { timeOfDay } from '../messages/times';
import { NoPhone } from './no-phone';
import { answering } from './sign-in-store';
import { useExpiry } from './use-expiry';
import { EnrolmentCodeForm } from './enrolment-code-form';
import { SkipForNow } from './skip-for-now';

interface EnrolmentCodePageProps {
  readonly state: DeskState;
  readonly stage: Extract<DeskStage, { stage: 'enrolment-code' }>;
}

/** Asks for a manager's enrolment code before the QR code, where enrolment is supervised. */
export const EnrolmentCodePage = ({ state, stage }: EnrolmentCodePageProps) => {
  const { t } = useTranslation();
  useExpiry();
  return (
    <Entrance schoolName={state.schoolName}>
      <div className={layout.stack}>
        <div>
          <h1>{t('enrolmentCode.title')}</h1>
          <p dir="auto">{t('code.for', { username: stage.username })}</p>
          <p className={layout.soft}>{t('enrolmentCode.lead')}</p>
        </div>
        <ClockNotice state={state} />
        <AccountNotices notices={stage.notices} />
        {stage.canBeGiven ? null : <MessageBox tone="warn">{t('enrolmentCode.nobody')}</MessageBox>}
        <EnrolmentCodeForm
          answer={(enrolmentCode) => answering(desk.signIn.answerEnrolmentCode({ enrolmentCode }))}
        />
        <SkipForNow until={stage.skippableUntil} />
        <div className={`${layout.row} ${layout.spread}`}>
          <NoPhone username={stage.username} />
          <TextButton onClick={() => void entering(desk.signIn.cancel())}>
            {t('code.backToPassword')}
          </TextButton>
        </div>
        <p className={`${layout.soft} ${layout.small}`}>
          {t('enrolmentCode.until', { time: timeOfDay(stage.expiresAt) })}
        </p>
      </div>
    </Entrance>
  );
};
