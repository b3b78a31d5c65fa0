import { create } from 'zustand';
import type { StaffRow } from '../../../shared/ipc/staff-contract';
import type { StaffCursor } from '../../../shared/ipc/staff-search';
import type { SortDirection, StaffFilter, StaffSort } from '../../../shared/staff-list';
import { noStaffFilter } from '../../../shared/staff-list';
import type { Failure } from '../../../shared/result';
import { desk } from '../../client/desk-client';
import { onSessionEnd } from '../../client/session-end';

/** Rows that are fetched at once: a few screens of them. */
const pageLength = 100;

/** The filter and the order of the list. */
export interface StaffView {
  readonly filter: StaffFilter;
  readonly sort: StaffSort;
  readonly direction: SortDirection;
}

/** The list as far as it is on this side. What was there stays on the screen until the answer to a new question is in. */
export type StaffList = { readonly view: StaffView } & (
  | { readonly step: 'loading' }
  | { readonly step: 'failed'; readonly failure: Failure }
  | {
      readonly step: 'ready';
      /** The view that these rows answer; another one is being asked for while it is not `view`. */
      readonly answered: StaffView;
      readonly total: number;
      /** How many there are without any filter. */
      readonly everyone: number;
      /** Pages by their number; what has not been scrolled to is not there. */
      readonly pages: ReadonlyMap<number, readonly StaffRow[]>;
    }
);

const firstView: StaffView = { filter: noStaffFilter, sort: 'name', direction: 'ascending' };

/** The staff list's view state. */
export const useStaffList = create<StaffList>(() => ({ step: 'loading', view: firstView }));

/** Counts the questions: an answer that is not to the latest one is thrown away. */
let latest = 0;
/** Where pages begin, as far as it is known, by their number. */
let cursors = new Map<number, StaffCursor | null>([[0, null]]);
const underWay = new Set<number>();
let scrolledTo = 0;

/** Where the list was left, in pixels, for who comes back from a profile. */
export const staffScroll = {
  get: (): number => scrolledTo,
  set: (top: number): void => {
    scrolledTo = top;
  },
};

const ask = (view: StaffView, after: StaffCursor | null, skip: number) =>
  desk.staff.search({ ...view, after, skip, limit: pageLength });

/** Who is at a position, as far as it is on this side. */
export const staffRowAt = (
  { pages }: Extract<StaffList, { step: 'ready' }>,
  index: number,
): StaffRow | undefined => pages.get(Math.floor(index / pageLength))?.[index % pageLength];

/** Asks for the beginning of the present view; the list as it is stays until the answer comes. */
export const loadStaff = async (): Promise<void> => {
  latest += 1;
  const turn = latest;
  const { view, step } = useStaffList.getState();
  if (step === 'failed') useStaffList.setState({ step: 'loading', view }, true);
  const answer = await ask(view, null, 0);
  if (turn !== latest) return;
  cursors = new Map([[0, null]]);
  underWay.clear();
  if (!answer.ok) return useStaffList.setState({ step: 'failed', view, failure: answer.error }, true);
  const { rows, total, everyone, next } = answer.value;
  if (next !== null) cursors.set(1, next);
  useStaffList.setState(
    {
      step: 'ready',
      view,
      answered: view,
      total: total ?? 0,
      everyone: everyone ?? 0,
      pages: new Map([[0, rows]]),
    },
    true,
  );
};

/** Shows another view, from its top. */
export const changeStaffView = (change: Partial<StaffView>): void => {
  useStaffList.setState(({ view }) => ({ view: { ...view, ...change } }));
  scrolledTo = 0;
  void loadStaff();
};

/** Narrows the list, or widens it. */
export const changeStaffFilter = (change: Partial<StaffFilter>): void =>
  changeStaffView({ filter: { ...useStaffList.getState().view.filter, ...change } });

/** Fetches the pages that these positions are on, where they are not there yet. */
export const fetchStaff = (from: number, to: number): void => {
  const list = useStaffList.getState();
  if (list.step !== 'ready' || list.answered !== list.view) return;
  for (let page = Math.floor(from / pageLength); page * pageLength <= to; page += 1)
    if (page * pageLength < list.total && !underWay.has(page) && !list.pages.has(page))
      void fetchPage(list.answered, page);
};

const fetchPage = async (view: StaffView, page: number): Promise<void> => {
  const turn = latest;
  underWay.add(page);
  // From the nearest page whose beginning is known; a jump of the scroll bar leaves out what is between.
  const begun = Math.max(...[...cursors.keys()].filter((known) => known <= page));
  const answer = await ask(view, cursors.get(begun) ?? null, (page - begun) * pageLength);
  if (turn !== latest) return;
  underWay.delete(page);
  const list = useStaffList.getState();
  if (list.step !== 'ready') return;
  if (!answer.ok) return useStaffList.setState({ step: 'failed', view, failure: answer.error }, true);
  const { rows, next } = answer.value;
  if (next !== null) cursors.set(page + 1, next);
  // A map of pages, not of rows: among a hundred thousand, copying those would hold up the scrolling.
  useStaffList.setState({ ...list, pages: new Map([...list.pages, [page, rows]]) }, true);
};

onSessionEnd(() => {
  latest += 1;
  cursors = new Map([[0, null]]);
  underWay.clear();
  scrolledTo = 0;
  useStaffList.setState({ step: 'loading', view: firstView }, true);
});
