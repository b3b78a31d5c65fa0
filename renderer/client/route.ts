import { create } from 'zustand';
import { onSessionEnd } from './session-end';
import { waitsWithPerson } from './waiting-sessions';
import type { RoomName } from './room';
import { roomNames } from './room';

/** What a portal shows: a room, and what in it. */
interface Route {
  readonly room: RoomName;
  readonly rest: readonly string[];
}

const readRoute = (hash: string): Route => {
  const [name, ...rest] = hash.replace(/^#\/?/u, '').split('/');
  const room = roomNames.find((known) => known === name);
  return { room: room ?? 'home', rest: room === undefined ? [] : rest };
};

/** The present route. It lives in the address after the `#`, so that a reload and Alt+Left do what they do elsewhere. */
export const useRoute = create<Route>(() => readRoute(location.hash));

addEventListener('hashchange', () => useRoute.setState(readRoute(location.hash), true));

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

// The next person starts at Home, and finds no trace of where the last one was.
onSessionEnd(() => moveTo(''));

waitsWithPerson(() => {
  const address = location.hash;
  return () => moveTo(address);
});
