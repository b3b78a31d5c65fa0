import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../components/card';
import layout from '../components/layout.module.css';
import { PageHeading } from '../components/page-heading';
import { FailedState, LoadingState } from '../components/page-states';
import { ChangePasswordForm } from './change-password-form';
import { LastSignIns } from './last-sign-ins';
import { ownAccount } from './own-account-store';
import { OwnAuthenticators } from './own-authenticators';
import { RecoveryCodes } from './recovery-codes';
import { TwoFactorState } from './two-factor-state';

/** What protects the person's own account, and what they can do about it themselves. */
export const OwnSecurityPage = () => {
  const { t } = useTranslation();
  const account = ownAccount.use();
  useEffect(() => void ownAccount.load(), []);
  return (
    <div className={`${layout.stack} ${layout.loose}`}>
      <PageHeading>{t('ownSecurity.title')}</PageHeading>
      {account.step === 'loading' ? <LoadingState /> : null}
      {account.step === 'failed' ? (
        <FailedState failure={account.failure} onRetry={() => void ownAccount.load()} />
      ) : null}
      {account.step === 'ready' ? (
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
          <div className={`${layout.stack} ${layout.loose}`}>
            <Card title={t('ownSecurity.password')}>
              <ChangePasswordForm account={account.value} />
            </Card>
            <Card title={t('home.signIns')}>
              <LastSignIns signIns={account.value.signIns} />
            </Card>
          </div>
        </div>
      ) : null}
    </div>
  );
};
