import { create } from 'zustand';
import type { Portal } from '../../../shared/access';
import type { AuditOutcome } from '../../../shared/audit-event';
import type { AuditKind } from '../../../shared/audit-kinds';
import type { AccountId, DeskId } from '../../../shared/ids';
import type { AuditFilter } from '../../../shared/ipc/audit-contract';
import { onSessionEnd } from '../../client/session-end';

/** The filters as they are typed and chosen; an empty text is no choice. */
export interface FilterDraft {
  /** Dates as `YYYY-MM-DD`, the last day included. */
  readonly from: string;
  readonly to: string;
  /** What stands in the field, and whom it names. */
  readonly personText: string;
  readonly person: AccountId | null;
  readonly kind: AuditKind | null;
  readonly portal: Portal | null;
  readonly desk: DeskId | null;
  readonly outcome: AuditOutcome | null;
}

const nothing: FilterDraft = {
  from: '',
  to: '',
  personText: '',
  person: null,
  kind: null,
  portal: null,
  desk: null,
  outcome: null,
};

/** The audit log's filters. */
export const useFilterDraft = create<FilterDraft>(() => nothing);

/** Changes some of the filters. */
export const changeFilter = (change: Partial<FilterDraft>): void => useFilterDraft.setState(change);

/** Takes every filter away. */
export const clearFilters = (): void => useFilterDraft.setState(nothing, true);

/** Whether anything is filtered, or begun to be. */
export const isFiltering = (draft: FilterDraft): boolean =>
  Object.values(draft).some((value) => value !== null && value !== '');

/** The midnight of this computer that a day begins with, some days after it; null where there is no such day. */
const midnight = (date: string, daysAfter: number): number | null => {
  const [year, month, day] = date.split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  const at = new Date(year, month - 1, day + daysAfter).getTime();
  return Number.isNaN(at) ? null : at;
};

/** The filter that main is asked with. */
export const presentFilter = (): AuditFilter => {
  const { from, to, personText: _typed, ...chosen } = useFilterDraft.getState();
  return { ...chosen, from: midnight(from, 0), until: midnight(to, 1) };
};

onSessionEnd(clearFilters);
