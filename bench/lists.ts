import { type AuditFilter, everyEvent } from '../shared/ipc/audit-contract';
import { noStaffFilter, type StaffFilter, staffSorts } from '../shared/staff-list';
import { valueOf } from '../test/support/test-desk';
import { longestBlockDuring } from './event-loop';
import { timed, times } from './measure';
import type { OpenSchool, OpenWindow } from './open-school';
import type { Bar, Samples } from './report';

/** Calls of one kind that a screen makes, with different inputs. */
interface Calls {
  readonly figure: string;
  readonly bar: Bar;
  readonly calls: readonly (() => Promise<unknown>)[];
}

const p99 = { kind: 'p99', limit: 16 } as const;
const pageLength = 50;
const warmUps = 20;

/** Search texts: a name, letter by letter, and a name that no account has. */
const typed = ['m', 'ma', 'mar', 'mari', 'maria', 'maria l', 'maria lo', 'caller 1', 'nobody has this'];
const staffFilters: readonly Partial<StaffFilter>[] = [
  {},
  { role: 'front-desk' },
  { active: false },
  { twoFactor: 'not-set-up' },
  { portal: 'office' },
  { role: 'front-desk', twoFactor: 'not-set-up' },
  { role: 'manager', active: false, twoFactor: 'pending', text: 'ma' },
];

const staffCalls = (window: OpenWindow): readonly Calls[] => {
  const search = (filter: Partial<StaffFilter>, sort: (typeof staffSorts)[number]) => async () =>
    valueOf(
      await window.staff.search({
        sort,
        filter: { ...noStaffFilter, ...filter },
        direction: 'ascending',
        after: null,
        skip: 0,
        limit: pageLength,
      }),
    );
  return [
    { figure: 'staff search as you type', bar: p99, calls: typed.map((text) => search({ text }, 'name')) },
    {
      figure: 'staff list, filtered and sorted',
      bar: p99,
      calls: staffFilters.flatMap((filter) => staffSorts.map((sort) => search(filter, sort))),
    },
  ];
};

/** Every combination of the filters; each of them may be missing. */
const combinations = (filters: Partial<AuditFilter>): readonly Partial<AuditFilter>[] =>
  Object.entries(filters).reduce<Partial<AuditFilter>[]>(
    (all, [name, value]) => [...all, ...all.map((one) => ({ ...one, [name]: value }))],
    [{}],
  );

const auditCalls = async (window: OpenWindow): Promise<readonly Calls[]> => {
  const page = (filter: Partial<AuditFilter>) => async () =>
    valueOf(await window.audit.page({ filter: { ...everyEvent, ...filter }, after: null }));
  const newest = valueOf(await window.audit.page({ filter: everyEvent, after: null }));
  const [last] = newest.rows;
  if (!last || !newest.next) throw new Error('The audit log has no second page');
  const { rows } = valueOf(
    await window.staff.search({
      filter: { ...noStaffFilter, text: 'caller 1' },
      sort: 'name',
      direction: 'ascending',
      after: null,
      skip: 0,
      limit: 1,
    }),
  );
  const day = 86_400_000;
  const common: Partial<AuditFilter> = {
    from: last.occurredAt - 90 * day,
    until: last.occurredAt - 30 * day,
    person: last.actorId,
    kind: 'sign-in',
    portal: 'office',
    desk: last.deskId,
    outcome: 'success',
  };
  // These filters match few events or none.
  const rare: Partial<AuditFilter> = {
    from: last.occurredAt - day,
    until: last.occurredAt - 200 * day,
    person: rows[0]?.accountId ?? null,
    kind: 'two-factor',
    portal: 'staff',
    desk: last.deskId,
    outcome: 'failure',
  };
  const all = [...combinations(common), ...combinations(rare)];
  const few = all.filter((filter) => Object.keys(filter).length <= 1);
  const many = all.filter((filter) => Object.keys(filter).length > 1);
  const { next } = newest;
  const second = async () => valueOf(await window.audit.page({ filter: everyEvent, after: next }));
  return [
    { figure: 'audit page, at most one filter', bar: p99, calls: [second, ...few.map(page)] },
    {
      figure: 'audit page, any combination of filters',
      bar: { kind: 'longest', limit: 300 },
      calls: many.map(page),
    },
  ];
};

/** Measures the calls of a manager's lists, and the longest block of the event loop during them. */
export const measureLists = async (school: OpenSchool, rounds: number): Promise<Samples[]> => {
  const window = await school.managersWindow();
  const measured: Samples[] = [];
  for (const { figure, bar, calls } of [...staffCalls(window), ...(await auditCalls(window))]) {
    const ours: number[] = [];
    let turn = 0;
    const next = async (): Promise<void> => {
      const call = calls[turn % calls.length] ?? (async () => undefined);
      turn += 1;
      ours.push(await timed(call));
    };
    await times(warmUps, next);
    ours.length = 0;
    turn = 0;
    // Every call gets the same number of samples.
    const count = Math.max(1, Math.round(rounds / calls.length)) * calls.length;
    const block = await longestBlockDuring(() => times(count, next));
    measured.push(
      { figure, unit: 'ms', bar, ours },
      {
        figure: `longest block of the event loop: ${figure}`,
        unit: 'ms',
        bar: { kind: 'longest', limit: 50 },
        ours: [block],
      },
    );
  }
  return measured;
};
