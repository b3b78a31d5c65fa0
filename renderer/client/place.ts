import { create } from 'zustand';
import { onSessionEnd } from './session-end';
import { waitsWithPerson } from './waiting-sessions';
import type { RoomName } from './room';
import { roomNames } from './room';

/** Where in the portal the person is: a room, and what in it. */
export interface Place {
  readonly room: RoomName;
  readonly rest: readonly string[];
}

const readPlace = (hash: string): Place => {
  const [name, ...rest] = hash.replace(/^#\/?/u, '').split('/');
  const room = roomNames.find((known) => known === name);
  return { room: room ?? 'home', rest: room === undefined ? [] : rest };
};

/** The present place. It lives in the address after the `#`, so that a reload and Alt+Left do what they do elsewhere. */
export const usePlace = create<Place>(() => readPlace(location.hash));

addEventListener('hashchange', () => usePlace.setState(readPlace(location.hash), true));

/** The address of a place. */
export const addressOf = (room: RoomName, ...rest: readonly string[]): string =>
  `#/${[room, ...rest].join('/')}`;

/** Goes to a place. */
export const goTo = (room: RoomName, ...rest: readonly string[]): void => {
  location.hash = addressOf(room, ...rest);
};

const moveTo = (address: string): void => {
  history.replaceState(null, '', address === '' ? location.pathname : address);
  usePlace.setState(readPlace(address), true);
};

// The next person starts at Home, and finds no trace of where the last one was.
onSessionEnd(() => moveTo(''));

waitsWithPerson(() => {
  const address = location.hash;
  return () => moveTo(address);
});
