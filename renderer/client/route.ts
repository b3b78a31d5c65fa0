import { create } from 'zustand';
import { onSessionEnd } from './session-end';
import { waitsWithPerson } from './waiting-sessions';
import type { RoomName } from './room';
import { roomNames } from './room';

/** A room, and the part of it that shows. */
interface Route {
  readonly room: RoomName;
  readonly rest: readonly string[];
}

const readRoute = (hash: string): Route => {
  const [name, ...rest] = hash.replace(/^#\/?/u, '').split('/');
  const room = roomNames.find((known) => known === name);
  return { room: room ?? 'home', rest: room === undefined ? [] : rest };
};

/** The present route. It lives in the address after the `#`, so that reload and Alt+Left work as in a browser. */
export const useRoute = create<Route>(() => readRoute(location.hash));

let focusedAtChange: Element | null = null;

addEventListener('hashchange', () => {
  focusedAtChange = document.activeElement;
  useRoute.setState(readRoute(location.hash), true);
});

/** Whether the person has moved the focus since the route changed: a room that arrives late must not take it then. */
export const hasMovedFocus = (): boolean => {
  const focused = document.activeElement;
  return focused !== null && focused !== document.body && focused !== focusedAtChange;
};

/** The address of a route. */
export const addressOf = (room: RoomName, ...rest: readonly string[]): string =>
  `#/${[room, ...rest].join('/')}`;

/** Goes to a route. */
export const goTo = (room: RoomName, ...rest: readonly string[]): void => {
  location.hash = addressOf(room, ...rest);
};

const moveTo = (address: string): void => {
  history.replaceState(null, '', address === '' ? location.pathname : address);
  useRoute.setState(readRoute(address), true);
};

// The next person starts at Home and finds no trace of the last one's route.
onSessionEnd(() => moveTo(''));

waitsWithPerson(() => {
  const address = location.hash;
  return () => moveTo(address);
});
