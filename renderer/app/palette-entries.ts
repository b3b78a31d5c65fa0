import type { TFunction } from 'i18next';
import type { MenuName, WindowCommand } from '../../shared/commands';
import { commandIds, commandOf, isWindowCommand } from '../../shared/commands';
import type { StaffRow } from '../../shared/ipc/staff-contract';
import { addressOf } from '../client/route';
import { shownKeys } from './keyboard';
import { offeredNow, runCommand } from './run-command';

/** One line of the palette. */
export interface PaletteEntry {
  readonly id: string;
  readonly group: 'commands' | 'people';
  readonly label: string;
  /** The text at the line's end: a command's keys, or a person's role. */
  readonly note: string | null;
  readonly choose: () => void;
}

/** The number of people shown; to find another, the person types one more letter. */
export const mostPeople = 8;

// "zoe" finds "Zoë": a receptionist types the letters on the keyboard.
const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const isFound = (label: string, search: string): boolean =>
  folded(search)
    .split(/\s+/u)
    .every((word) => folded(label).includes(word));

/** Rooms come first, then the commands that end the session, then help. */
const ranks: readonly (MenuName | null)[] = ['go', 'file', 'help'];
const rankOf = (id: WindowCommand): number => ranks.indexOf(commandOf(id).menu.other);

const commandEntries = (t: TFunction, search: string): PaletteEntry[] =>
  commandIds
    .filter((id): id is WindowCommand => isWindowCommand(id) && id !== 'palette' && offeredNow().has(id))
    .toSorted((a, b) => rankOf(a) - rankOf(b))
    .map((id) => ({
      id,
      group: 'commands' as const,
      label: t(`command.${id}`),
      note: shownKeys(t, id),
      choose: () => runCommand(id),
    }))
    .filter(({ label }) => isFound(label, search));

const personEntries = (t: TFunction, people: readonly StaffRow[]): PaletteEntry[] =>
  people.map(({ accountId, name, role }) => ({
    id: accountId,
    group: 'people' as const,
    label: name,
    note: t(`role.${role}`),
    choose: () => {
      location.hash = addressOf('staff', accountId);
    },
  }));

/** The palette's lines for the typed text: the commands that this window offers, and people. */
export const paletteEntries = (
  t: TFunction,
  search: string,
  people: readonly StaffRow[],
): readonly PaletteEntry[] => [...commandEntries(t, search), ...personEntries(t, people)];
