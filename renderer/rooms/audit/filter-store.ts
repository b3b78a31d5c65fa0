import { create } from 'zustand';
import type { Portal } from '../../../shared/access';
import type { AuditOutcome } from '../../../shared/audit-event';
import type { AuditKind } from '../../../shared/audit-kinds';
import type { AccountId, DeskId } from '../../../shared/ids';
import type { AuditFilter } from '../../../shared/ipc/audit-contract';
import { onSessionEnd } from '../../client/session-end';

/** The filters as typed and chosen; an empty text is no filter. */
export interface FilterDraft {
  /** Dates as `YYYY-MM-DD`, including the last day. */
  readonly from: string;
  readonly to: string;
  /** The typed text, and the account that it names. */
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

/** Clears every filter. */
export const clearFilters = (): void => useFilterDraft.setState(nothing, true);

/** Whether any filter has a value, even a half-typed one. */
export const isFiltering = (draft: FilterDraft): boolean =>
  Object.values(draft).some((value) => value !== null && value !== '');

/** The local midnight (UTC milliseconds) some days after a `YYYY-MM-DD` date; null for no date. */
const midnight = (date: string, daysAfter: number): number | null => {
  const [year, month, day] = date.split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  const at = new Date(year, month - 1, day + daysAfter).getTime();
  return Number.isNaN(at) ? null : at;
};

/** The filter for a call to main. */
export const presentFilter = (): AuditFilter => {
  const { from, to, personText: _typed, ...chosen } = useFilterDraft.getState();
  return { ...chosen, from: midnight(from, 0), until: midnight(to, 1) };
};

onSessionEnd(clearFilters);
