import { create } from 'zustand';
import type { StaffSelection } from '../../../shared/ipc/staff-bulk-contract';
import type { StaffRow } from '../../../shared/ipc/staff-contract';
import type { StaffFilter } from '../../../shared/staff-list';
import { onSessionEnd } from '../../client/session-end';
import { useStaffList } from './staff-list-store';

type AccountId = StaffRow['accountId'];

/** The selected people: single people, or everybody who matches except some. */
export type Selected =
  | { readonly kind: 'these'; readonly ids: ReadonlySet<AccountId> }
  | { readonly kind: 'matching'; readonly filter: StaffFilter; readonly except: ReadonlySet<AccountId> };

const nobody: Selected = { kind: 'these', ids: new Set() };

/** The selection in the staff list. */
export const useSelected = create<{ readonly selected: Selected }>(() => ({ selected: nobody }));

const select = (selected: Selected): void => useSelected.setState({ selected });

/** Whether somebody is selected. */
export const isSelected = (selected: Selected, id: AccountId): boolean =>
  selected.kind === 'these' ? selected.ids.has(id) : !selected.except.has(id);

/** How many are selected, of so many that match. */
export const countSelected = (selected: Selected, total: number): number =>
  selected.kind === 'these' ? selected.ids.size : Math.max(0, total - selected.except.size);

const toggled = (ids: ReadonlySet<AccountId>, id: AccountId): ReadonlySet<AccountId> => {
  const changed = new Set(ids);
  if (!changed.delete(id)) changed.add(id);
  return changed;
};

/** Selects somebody, or no longer. */
export const toggle = (id: AccountId): void => {
  const { selected } = useSelected.getState();
  select(
    selected.kind === 'these'
      ? { kind: 'these', ids: toggled(selected.ids, id) }
      : { ...selected, except: toggled(selected.except, id) },
  );
};

/** Selects all who match now, also those who were never scrolled to. */
export const selectAllMatching = (): void =>
  select({ kind: 'matching', filter: useStaffList.getState().view.filter, except: new Set() });

/** Selects nobody. */
export const selectNobody = (): void => select(nobody);

/** The selection as main takes it. */
export const selectionFor = (selected: Selected): StaffSelection =>
  selected.kind === 'these'
    ? { kind: 'these', accountIds: [...selected.ids] }
    : { kind: 'matching', filter: selected.filter, except: [...selected.except] };

// "All that match" means those of the filter that it was said of.
useStaffList.subscribe(({ view }) => {
  const { selected } = useSelected.getState();
  if (selected.kind === 'matching' && selected.filter !== view.filter) selectNobody();
});

onSessionEnd(selectNobody);
