import '../../ui/mantine-rooms.css';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskStage, DeskState } from '../../../shared/ipc/sign-in-contract';
import { ClockNotice } from '../../ui/clock-notice';
import { WideEntrance } from '../../ui/entrance';
import layout from '../../ui/layout.module.css';
import { MessageBox } from '../../ui/message-box';
import { TextButton } from '../../ui/text-button';
import { desk } from '../../client/desk-client';
import { entering } from '../../client/desk-state';
import { AuthenticationApps } from '../../entry/authentication-apps';
import { EnrolmentStep } from '../../entry/enrolment-step';
import steps from '../../entry/enrolment-page.module.css';
import { QrCode } from '../../entry/qr-code';
import { SecretKey } from '../../entry/secret-key';
import { dayAndTime } from '../../messages/times';
import { useActivity } from '../../client/activity';
import { IdleWarning } from '../../ui/idle-warning';
import { CodeForm } from '../../entry/code-form';
import { sayAuthenticatorDone } from './authenticators-store';

interface NewAuthenticatorPageProps {
  readonly state: DeskState;
  readonly stage: Extract<DeskStage, { stage: 'new-authenticator' }>;
}

/** Sets up a first or further authentication app during a session: it shows the key and asks for a code. */
export const NewAuthenticatorPage = ({ state, stage }: NewAuthenticatorPageProps) => {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const secondsLeft = useActivity(stage.idleLockMinutes);
  const confirm = async (code: string) => {
    const answer = await entering(desk.authenticators.confirm({ name, code }));
    if (answer.ok) sayAuthenticatorDone('added');
    return answer;
  };
  return (
    <WideEntrance schoolName={state.schoolName}>
      <div className={layout.stack}>
        <div>
          <h1>{t('newAuthenticator.title')}</h1>
          <p className={layout.soft} dir="auto">
            {stage.isFirst
              ? t('newAuthenticator.firstLead', { username: stage.username })
              : t('newAuthenticator.lead')}
          </p>
        </div>
        <ClockNotice state={state} />
        {stage.shownBeforeAt === null ? null : (
          <MessageBox tone="warn" title={t('enrolment.shownBefore')}>
            {t('newAuthenticator.shownBeforeText', { time: dayAndTime(stage.shownBeforeAt) })}
          </MessageBox>
        )}
        <ol className={steps.steps}>
          <EnrolmentStep number={1} title={t('enrolment.step1')}>
            <p>{t('enrolment.step1Text')}</p>
            <AuthenticationApps />
          </EnrolmentStep>
          <EnrolmentStep number={2} title={t('enrolment.step2')}>
            <p>{t('enrolment.step2Text')}</p>
            <div className={steps.picture}>
              <QrCode text={stage.provisioningUri} />
            </div>
            <p>{t('enrolment.secretKeyText')}</p>
            <SecretKey secretKey={stage.secretKey} copy={() => desk.authenticators.copySecretKey()} />
          </EnrolmentStep>
          <EnrolmentStep number={3} title={t('enrolment.step3')}>
            <p>{t('enrolment.step3Text')}</p>
            <CodeForm answer={confirm}>
              <TextInput
                label={t('newAuthenticator.nameLabel')}
                description={t('authenticators.nameHelp')}
                name="name"
                dir="auto"
                autoComplete="off"
                maxLength={40}
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
              />
            </CodeForm>
            <p className={steps.back}>
              <TextButton onClick={() => void entering(desk.authenticators.cancel())}>
                {t('newAuthenticator.cancel')}
              </TextButton>
            </p>
          </EnrolmentStep>
        </ol>
      </div>
      {secondsLeft === null ? null : <IdleWarning secondsLeft={secondsLeft} />}
    </WideEntrance>
  );
};
