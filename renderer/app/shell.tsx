import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskState } from '../../shared/ipc/sign-in-contract';
import { LoadingState } from '../ui/page-states';
import { PortalIcon } from '../ui/portal-icon';
import { usePortal } from '../client/portal-context';
import { useActivity } from '../client/activity';
import { IdleWarning } from '../ui/idle-warning';
import { Navigation } from './navigation';
import { useRoute } from '../client/route';
import type { Room, SignedIn } from '../client/room';
import classes from './shell.module.css';
import { StepUpDialog } from './step-up-dialog';
import { UserMenu } from './user-menu';

interface ShellProps {
  readonly state: DeskState;
  readonly signedIn: SignedIn;
  readonly rooms: readonly Room[];
}

/** A session's screen: the top bar, the navigation and the present room. */
export const Shell = ({ state, signedIn, rooms }: ShellProps) => {
  const { t } = useTranslation();
  const portal = usePortal();
  const route = useRoute();
  const secondsLeft = useActivity(signedIn.idleLockMinutes);
  const open = rooms.filter(({ permission }) => signedIn.permissions.includes(permission));
  const room = open.find(({ name }) => name === route.room) ?? open[0];
  const rest = room?.name === route.room ? route.rest : [];
  // A tabbed room keeps its key, and so its state, from one tab's route to the next.
  const at = room?.tabbed ? room.name : [room?.name, ...rest].join('/');
  return (
    <div className={classes.shell}>
      <a
        className={classes.skip}
        href="#content"
        onClick={(event) => {
          event.preventDefault();
          document.querySelector<HTMLElement>('main h1')?.focus();
        }}
      >
        {t('common.skipToContent')}
      </a>
      <header className={classes.bar}>
        <PortalIcon size={24} />
        <strong>{t(`portal.name.${portal}`)}</strong>
        <span className={classes.school} dir="auto" title={state.schoolName}>
          {state.schoolName}
        </span>
        <UserMenu name={signedIn.name} />
      </header>
      <div className={classes.below}>
        <Navigation rooms={open} present={room?.name ?? 'home'} />
        <main id="content" className={classes.content}>
          <div className={classes.page}>
            <Suspense fallback={<LoadingState />}>
              {room === undefined ? null : (
                <room.Screen key={at} state={state} signedIn={signedIn} rest={rest} />
              )}
            </Suspense>
          </div>
        </main>
      </div>
      <StepUpDialog />
      {secondsLeft === null ? null : <IdleWarning secondsLeft={secondsLeft} />}
    </div>
  );
};
