import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskStage, DeskState } from '../../shared/ipc/sign-in-contract';
import { ClockNotice } from '../ui/clock-notice';
import { Entrance } from '../ui/entrance';
import layout from '../ui/layout.module.css';
import { TextButton } from '../ui/text-button';
import { desk } from '../client/desk-client';
import { entering } from '../client/desk-state';
import { timeOfDay } from '../messages/times';
import { NoPhone } from './no-phone';
import { CodeForm } from './code-form';
import { answering } from './sign-in-store';
import { useExpiry } from './use-expiry';

// Few people need these: load them on demand.
const RecoveryCodeForm = lazy(async () => ({
  default: (await import('./recovery-code-form')).RecoveryCodeForm,
}));
const ClockDoctor = lazy(async () => ({ default: (await import('./clock-doctor')).ClockDoctor }));

interface CodePageProps {
  readonly state: DeskState;
  readonly stage: Extract<DeskStage, { stage: 'code' }>;
}

/** The second factor: the code from the app, or a recovery code. */
export const CodePage = ({ state, stage }: CodePageProps) => {
  const { t } = useTranslation();
  const [factor, setFactor] = useState<'code' | 'recovery-code' | 'clocks'>('code');
  useExpiry();
  return (
    <Entrance schoolName={state.schoolName}>
      <div className={layout.stack}>
        <div>
          <h1>{t('code.title')}</h1>
          <p dir="auto">{t('code.for', { username: stage.username })}</p>
          <p className={layout.soft} dir="auto">
            {factor === 'code'
              ? t('code.lead', { school: state.schoolName })
              : t(factor === 'clocks' ? 'clocks.lead' : 'code.recoveryLead')}
          </p>
        </div>
        <ClockNotice state={state} />
        {factor === 'code' ? (
          <CodeForm answer={(code) => answering(desk.signIn.answerCode({ code }))} />
        ) : factor === 'clocks' ? (
          <Suspense fallback={null}>
            <ClockDoctor state={state} />
          </Suspense>
        ) : (
          <Suspense fallback={null}>
            <RecoveryCodeForm
              answer={(recoveryCode) => answering(desk.signIn.answerRecoveryCode({ recoveryCode }))}
            />
          </Suspense>
        )}
        <div className={`${layout.row} ${layout.spread}`}>
          {factor === 'code' ? (
            <TextButton onClick={() => setFactor('recovery-code')}>{t('code.useRecoveryCode')}</TextButton>
          ) : (
            <TextButton onClick={() => setFactor('code')}>{t('code.useAppCode')}</TextButton>
          )}
          <NoPhone username={stage.username} />
          <TextButton onClick={() => void entering(desk.signIn.cancel())}>
            {t('code.backToPassword')}
          </TextButton>
        </div>
        {factor === 'code' && stage.canCheckClocks ? (
          <p>
            <TextButton quiet onClick={() => setFactor('clocks')}>
              {t('clocks.check')}
            </TextButton>
          </p>
        ) : null}
        <p className={`${layout.soft} ${layout.small}`}>
          {t('code.until', { time: timeOfDay(stage.expiresAt) })}
        </p>
      </div>
    </Entrance>
  );
};
