import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskStage, DeskState } from '../../shared/ipc/sign-in-contract';
import { Entrance } from '../ui/entrance';
import { LanguageSwitch } from '../ui/language-switch';
import layout from '../ui/layout.module.css';
import { TextButton } from '../ui/text-button';
import { startAnswering } from '../client/painted-page';
import { usePortal } from '../client/portal-context';
import { PortalLink } from './portal-link';
import { SignInForm } from './sign-in-form';
import { backToPassword, offerRecoverManager, useSignInView } from './sign-in-store';
import { WaitingPeople } from './waiting-people';

// Rarely needed, and never in the Staff Portal: load it on demand.
const RecoverManagerForm = lazy(async () => ({
  default: (await import('./recover-manager-form')).RecoverManagerForm,
}));

const LiftLockForm = lazy(async () => ({ default: (await import('./lift-lock-form')).LiftLockForm }));

const DemoAccounts = lazy(async () => ({
  default: (await import('./demo-accounts')).DemoAccounts,
}));

type SignedOut = Extract<DeskStage, { stage: 'signed-out' }>;

interface SignInPageProps {
  readonly state: DeskState;
  readonly stage: SignedOut;
}

const Form = ({ state, stage }: SignInPageProps) => {
  const view = useSignInView();
  switch (view.step) {
    case 'password':
      return (
        <SignInForm
          key={view.news?.kind}
          state={state}
          stage={stage}
          refusal={view.refusal}
          news={view.news}
        />
      );
    case 'lift-lock':
      return (
        <Suspense fallback={null}>
          <LiftLockForm username={view.username} />
        </Suspense>
      );
    case 'recover-manager':
      return (
        <Suspense fallback={null}>
          <RecoverManagerForm />
        </Suspense>
      );
  }
};

/** The sign-in page. */
export const SignInPage = ({ state, stage }: SignInPageProps) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const { step } = useSignInView();
  useEffect(() => () => backToPassword(), []);
  useEffect(startAnswering, []);
  return (
    <Entrance
      schoolName={state.schoolName}
      footer={
        <div className={`${layout.stack} ${layout.tight}`}>
          <p>
            <PortalLink />
          </p>
          {portal === 'office' && step === 'password' ? (
            <p className={layout.small}>
              <TextButton quiet onClick={offerRecoverManager}>
                {t('recoverManager.link')}
              </TextButton>
            </p>
          ) : null}
          {state.contactLine === '' ? null : (
            <p className={layout.small} dir="auto">
              {state.contactLine}
            </p>
          )}
          <LanguageSwitch />
        </div>
      }
    >
      <Form state={state} stage={stage} />
      {step === 'password' ? <WaitingPeople waiting={stage.waiting} /> : null}
      {state.demo && step === 'password' ? (
        <Suspense fallback={null}>
          <DemoAccounts />
        </Suspense>
      ) : null}
    </Entrance>
  );
};
