import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card';
import layout from '../../ui/layout.module.css';
import { PageHeading } from '../../ui/page-heading';
import { FailedState, LoadingState } from '../../ui/page-states';
import type { RoomProps } from '../../client/room';
import { ChangePasswordForm } from './change-password-form';
import { ownAccount } from './own-account-store';
import { OwnAuthenticators } from './own-authenticators';
import { RecoveryCodes } from './recovery-codes';
import { SignInHistory } from './sign-in-history';
import { TwoFactorState } from './two-factor-state';

/** My security: the protection of the person's own account, and the acts on it. */
export const OwnSecurityPage = ({ rest }: RoomProps) => {
  const { t } = useTranslation();
  const account = ownAccount.use();
  const [reports, setReports] = useState(0);
  const signIns = useRef<HTMLDivElement>(null);
  const isReady = account.step === 'ready';
  const toSignIns = rest[0] === 'sign-ins';
  useEffect(() => void ownAccount.load(), []);
  useEffect(() => {
    if (!isReady || !toSignIns) return;
    signIns.current?.scrollIntoView();
    signIns.current?.focus();
  }, [isReady, toSignIns]);
  return (
    <div className={`${layout.stack} ${layout.loose}`}>
      <PageHeading>{t('ownSecurity.title')}</PageHeading>
      {account.step === 'loading' ? <LoadingState /> : null}
      {account.step === 'failed' ? (
        <FailedState failure={account.failure} onRetry={() => void ownAccount.load()} />
      ) : null}
      {account.step === 'ready' ? (
        <>
          <div className={layout.columns}>
            <div className={`${layout.stack} ${layout.loose}`}>
              <Card title={t('ownSecurity.twoFactor')}>
                <TwoFactorState account={account.value} />
              </Card>
              <Card title={t('authenticators.title')}>
                <OwnAuthenticators />
              </Card>
              <Card title={t('ownSecurity.recovery')}>
                <RecoveryCodes account={account.value} />
              </Card>
            </div>
            <Card title={t('ownSecurity.password')}>
              <ChangePasswordForm account={account.value} reports={reports} />
            </Card>
          </div>
          <div ref={signIns} tabIndex={-1}>
            <Card title={t('home.signIns')}>
              <SignInHistory onReported={() => setReports((before) => before + 1)} />
            </Card>
          </div>
        </>
      ) : null}
    </div>
  );
};
