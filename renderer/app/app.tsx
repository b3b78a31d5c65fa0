import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskState } from '../../shared/ipc/sign-in-contract';
import { useDeskView } from '../client/desk-state';
import { useCommands } from './command-keys';
import { DesktopDialogs } from './desktop-dialogs';
import { ZoomNote } from './zoom-note';
import { InSession, loadShell } from './in-session';
import { usePortal } from '../client/portal-context';
import type { PortalParts } from './portal-parts';
import { CodePage } from '../entry/code-page';
import { SignInPage } from '../entry/sign-in-page';
import { StartFailed } from '../entry/start-failed';

// Every other page loads when it first shows, so that the sign-in page starts sooner.
const EnrolmentPage = lazy(async () => ({
  default: (await import('../entry/enrolment-page')).EnrolmentPage,
}));
const NewAuthenticatorPage = lazy(async () => ({
  default: (await import('../rooms/security/new-authenticator-page')).NewAuthenticatorPage,
}));
const EnrolmentCodePage = lazy(async () => ({
  default: (await import('../entry/enrolment-code-page')).EnrolmentCodePage,
}));
const FirstPasswordPage = lazy(async () => ({
  default: (await import('../entry/first-password-page')).FirstPasswordPage,
}));
const GivenEnrolmentCodePage = lazy(async () => ({
  default: (await import('../rooms/staff/given-enrolment-code-page')).GivenEnrolmentCodePage,
}));
const RecoveryCodesPage = lazy(async () => ({
  default: (await import('../entry/recovery-codes-page')).RecoveryCodesPage,
}));
const OwnerSheetPage = lazy(async () => ({
  default: (await import('../entry/owner-sheet-page')).OwnerSheetPage,
}));
const OneTimePassPage = lazy(async () => ({
  default: (await import('../rooms/staff/one-time-pass-page')).OneTimePassPage,
}));
const DemoMark = lazy(async () => ({ default: (await import('../ui/demo-mark')).DemoMark }));
const ClosedDeskPage = lazy(async () => ({
  default: (await import('../entry/closed-desk-page')).ClosedDeskPage,
}));

interface AppProps {
  readonly parts: PortalParts;
}

const Stage = ({ state, parts }: AppProps & { readonly state: DeskState }) => {
  const { current } = state;
  switch (current.stage) {
    case 'closed':
      return <ClosedDeskPage />;
    case 'first-run':
      return <parts.FirstRun />;
    case 'signed-out':
      return <SignInPage state={state} stage={current} />;
    case 'code':
      return <CodePage state={state} stage={current} />;
    case 'enrolment':
      return <EnrolmentPage state={state} stage={current} />;
    case 'new-authenticator':
      return <NewAuthenticatorPage state={state} stage={current} />;
    case 'enrolment-code':
      return <EnrolmentCodePage state={state} stage={current} />;
    case 'first-password':
      return <FirstPasswordPage state={state} stage={current} />;
    case 'given-enrolment-code':
      return <GivenEnrolmentCodePage state={state} stage={current} />;
    case 'recovery-codes':
      return <RecoveryCodesPage state={state} stage={current} />;
    case 'owner-sheet':
      return <OwnerSheetPage state={state} stage={current} />;
    case 'one-time-pass':
      return <OneTimePassPage state={state} stage={current} />;
    case 'locked':
    case 'signed-in':
      return <InSession state={state} rooms={parts.rooms} />;
  }
};

const useDocumentTitle = (schoolName: string): void => {
  const { t } = useTranslation();
  const name = t(`portal.name.${usePortal()}`);
  useEffect(() => {
    document.title =
      schoolName === '' ? name : t('portal.documentTitle', { portal: name, school: schoolName });
  }, [t, name, schoolName]);
};

/** The window: one screen for each stage of `DeskState`. */
export const App = ({ parts }: AppProps) => {
  const view = useDeskView();
  useDocumentTitle(view.step === 'ready' ? view.state.schoolName : '');
  useCommands();
  useEffect(() => {
    const idle = requestIdleCallback(() => void loadShell());
    return () => cancelIdleCallback(idle);
  }, []);
  if (view.step === 'loading') return null;
  if (view.step === 'failed') return <StartFailed failure={view.failure} />;
  return (
    <>
      {view.state.demo ? (
        <Suspense fallback={null}>
          <DemoMark />
        </Suspense>
      ) : null}
      <Suspense fallback={null}>
        <Stage state={view.state} parts={parts} />
      </Suspense>
      <DesktopDialogs state={view.state} />
      <ZoomNote />
    </>
  );
};
