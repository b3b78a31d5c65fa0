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
  /** What stands at its end: keys, or what the person is. */
  readonly note: string | null;
  readonly choose: () => void;
}

/** So many people are shown; who is further down needs another letter. */
export const mostPeople = 8;

// "Zoë" is found by "zoe": a receptionist types what the keyboard has.
const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const isFound = (label: string, search: string): boolean =>
  folded(search)
    .split(/\s+/u)
    .every((word) => folded(label).includes(word));

/** Rooms come first, then what ends the session, then help. */
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

/** What the palette lists for what was typed: the commands that this window offers, and people. */
export const paletteEntries = (
  t: TFunction,
  search: string,
  people: readonly StaffRow[],
): readonly PaletteEntry[] => [...commandEntries(t, search), ...personEntries(t, people)];
