import { Activity, lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { DeskState } from '../../shared/ipc/sign-in-contract';
import { LoadingState } from '../ui/page-states';
import type { Room, SignedIn } from '../client/room';

/** Fetches the shell; the app calls it early, while somebody types a password. */
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
 * A session's screens, locked or not. While the session is locked, the room keeps its state and typed text behind the
 * unlock page: hidden, inert, outside the accessibility tree, and with its effects stopped.
 */
export const InSession = ({ state, rooms }: InSessionProps) => {
  const { current } = state;
  const [shown, setShown] = useState<Shown | null>(null);
  if (current.stage === 'signed-in' && shown?.state !== state) setShown({ state, signedIn: current });
  const locked = current.stage === 'locked';
  const focused = useRef<Element | null>(null);
  const left = useRef<Element | null>(null);

  // Restores the person's focus. It runs after the room's own effects, which focus its heading.
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
