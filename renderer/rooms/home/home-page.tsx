import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card';
import { ClockNotice } from '../../ui/clock-notice';
import layout from '../../ui/layout.module.css';
import { MessageBox } from '../../ui/message-box';
import { PageHeading } from '../../ui/page-heading';
import { FailedState, LoadingState } from '../../ui/page-states';
import { AccountNotices } from '../../ui/account-notices';
import { desk } from '../../client/desk-client';
import { entering } from '../../client/desk-state';
import { presentTime } from '../../messages/times';
import { LastSignIns } from '../security/last-sign-ins';
import { ownAccount } from '../security/own-account-store';
import { TwoFactorState } from '../security/two-factor-state';
import type { RoomProps } from '../../client/room';
import { HealthNotices } from './health-notices';
import { canSeeHealth, loadHome, seesOverview } from './home-store';
import { TodoList } from './todo-list';
import { todosFor } from './todos';

const ManagersHome = lazy(async () => ({
  default: (await import('./managers-home')).ManagersHome,
}));

/** The first room: the person, their to-dos and last sign-ins; for a manager in the Office Portal also the Overview. */
export const HomePage = ({ state, signedIn }: RoomProps) => {
  const { t } = useTranslation();
  const account = ownAccount.use();
  const withOverview = seesOverview(state, signedIn);
  const withHealth = canSeeHealth(state, signedIn);
  useEffect(() => loadHome(withOverview, withHealth), [withOverview, withHealth]);
  return (
    <div className={`${layout.stack} ${layout.loose}`}>
      <div>
        <PageHeading>{t('home.greeting', { name: signedIn.name })}</PageHeading>
        <p className={layout.soft}>
          {t(`role.${signedIn.role}`)} · <bdi>{signedIn.username}</bdi>
        </p>
      </div>
      <AccountNotices
        notices={signedIn.notices}
        onDismiss={(seen) => entering(desk.session.dismissNotices({ seen }))}
      />
      <ClockNotice state={state} />
      {signedIn.permissions.includes('manage-keys') ? <HealthNotices state={state} /> : null}
      {signedIn.recoveryCodesLeft === null ? null : (
        <MessageBox tone="warn" title={t('notice.recoveryUsedTitle')}>
          {t('notice.recoveryUsed', { count: signedIn.recoveryCodesLeft })}
        </MessageBox>
      )}
      {account.step === 'loading' ? <LoadingState /> : null}
      {account.step === 'failed' ? (
        <FailedState failure={account.failure} onRetry={() => loadHome(withOverview, withHealth)} />
      ) : null}
      {account.step === 'ready' ? (
        <>
          {withOverview ? (
            <Suspense fallback={<LoadingState />}>
              <ManagersHome state={state} signedIn={signedIn} account={account.value} />
            </Suspense>
          ) : (
            <Card title={t('home.todo')}>
              <TodoList
                todos={todosFor({
                  state,
                  signedIn,
                  account: account.value,
                  overview: null,
                  health: null,
                  now: presentTime(),
                })}
              />
            </Card>
          )}
          <div className={layout.columns}>
            <Card title={t('home.twoFactor')}>
              <TwoFactorState account={account.value} />
            </Card>
            <Card title={t('home.signIns')}>
              <LastSignIns signIns={account.value.signIns.slice(0, 5)} />
            </Card>
          </div>
        </>
      ) : null}
    </div>
  );
};
