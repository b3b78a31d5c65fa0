import { Activity, lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { DeskState } from '../../shared/ipc/sign-in-contract';
import { LoadingState } from '../ui/page-states';
import type { Room, SignedIn } from '../client/room';

/** Fetches the shell; done ahead while somebody types a password. */
export const loadShell = () => import('./shell');
const Shell = lazy(async () => ({ default: (await loadShell()).Shell }));
const UnlockPage = lazy(async () => ({ default: (await import('../entry/unlock-page')).UnlockPage }));

interface InSessionProps {
  readonly state: DeskState;
  readonly rooms: readonly Room[];
}

interface Shown {
  readonly state: DeskState;
  readonly signedIn: SignedIn;
}

/**
 * Everything of a session, locked or not. While it is locked, the room waits behind the unlock page as it was left, what
 * was typed included: not painted, inert, out of the accessibility tree, its effects stopped. It goes with the session.
 */
export const InSession = ({ state, rooms }: InSessionProps) => {
  const { current } = state;
  const [shown, setShown] = useState<Shown | null>(null);
  if (current.stage === 'signed-in' && shown?.state !== state) setShown({ state, signedIn: current });
  const locked = current.stage === 'locked';
  const focused = useRef<Element | null>(null);
  const left = useRef<Element | null>(null);

  // Back where the person was, after the room that comes back has put the focus to its heading.
  useEffect(() => {
    if (locked) return;
    if (left.current instanceof HTMLElement) left.current.focus();
    return () => {
      left.current = focused.current;
    };
  }, [locked]);

  return (
    <>
      {shown === null ? null : (
        <Activity mode={locked ? 'hidden' : 'visible'}>
          <div
            inert={locked}
            onFocus={(event) => {
              focused.current = event.target;
            }}
          >
            <Suspense fallback={<LoadingState />}>
              <Shell
                key={shown.signedIn.accountId}
                state={shown.state}
                signedIn={shown.signedIn}
                rooms={rooms}
              />
            </Suspense>
          </div>
        </Activity>
      )}
      {locked ? (
        <Suspense fallback={null}>
          <UnlockPage state={state} stage={current} />
        </Suspense>
      ) : null}
    </>
  );
};
