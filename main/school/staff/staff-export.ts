import Papa from 'papaparse';
import { type StaffField, staffFieldNames } from '../../../shared/staff-fields';
import type { StaffFilter } from '../../../shared/staff-list';
import { ok, type Result, refuse } from '../../../shared/result';
import type { AuditLog } from '../audit/audit-log';
import { recordSave } from '../audit/logged-save';
import type { Store } from '../store/schema';
import type { Clock } from '../platform/clock';
import type { Desktop } from '../platform/desktop';
import type { Actor } from '../sessions/actor';
import type { StaffAccount } from './staff-search-repository';
import type { StaffSearch } from './staff-search';

const roleNames = { manager: 'Manager', 'front-desk': 'Front desk', instructor: 'Instructor' } as const;
const stateNames = { 'set-up': 'Set up', pending: 'Started', 'not-set-up': 'Not set up' } as const;

/** One column of the file: its heading, and what it holds of an account. */
type Column = readonly [heading: string, cellOf: (account: StaffAccount) => string];

const fieldColumns: Readonly<Record<StaffField, Column>> = {
  name: ['Name', ({ name }) => name],
  username: ['Username', ({ username }) => username],
  role: ['Role', ({ role }) => roleNames[role]],
};

const columns: readonly Column[] = [
  ...staffFieldNames.map((field) => fieldColumns[field]),
  ['Status', ({ active }) => (active === 1 ? 'Active' : 'Inactive')],
  ['Two factor', ({ two_factor }) => stateNames[two_factor]],
  [
    'Last sign-in (UTC)',
    ({ last_sign_in_at: at }) => (at === 0 ? '' : new Date(at).toISOString().slice(0, 16).replace('T', ' ')),
  ],
];

/**
 * A cell that a spreadsheet takes for a formula, after blanks too. Some spreadsheets read full-width signs as plain ones.
 * Such a cell gets an apostrophe before it (OWASP, CSV Injection).
 */
const formulaLike = /^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20].*$/su;

/** Dependencies of `StaffExport`. */
interface StaffExportDeps {
  readonly store: Store;
  readonly search: StaffSearch;
  readonly desktop: Desktop;
  readonly audit: AuditLog;
  readonly clock: Clock;
}

/** Writes the staff list as a file that a spreadsheet opens and does not run. */
export class StaffExport {
  constructor(private readonly deps: StaffExportDeps) {}

  /** Asks for a place and saves the people who match the filter; `saved` is false if the person chose no place. */
  async export(actor: Actor, filter: StaffFilter): Promise<Result<{ saved: boolean; people: number }>> {
    const { session } = actor;
    let people = 0;
    const { text, ...others } = filter;
    const narrowed = [text.trim(), ...Object.values(others)].some((value) => value !== null && value !== '');
    const record = (outcome: 'success' | 'failure') =>
      recordSave(this.deps, actor, {
        action: 'staff.exported',
        outcome,
        actor: actor.account,
        portal: session.portal,
        details: { people, narrowed },
      });
    const day = new Date(this.deps.clock.now()).toISOString().slice(0, 10);
    const saved = await this.deps.desktop.saveParts(
      session.windowId,
      `staff-${day}.csv`,
      this.parts(filter, async (written) => {
        people = written;
        // The file appears only after its event is in the log.
        await record('success');
      }),
    );
    if (saved !== 'saved') await record('failure');
    return saved === 'failed' ? refuse('save-failed') : ok({ saved: saved === 'saved', people });
  }

  /**
   * Yields the file in parts of some hundred people. The mark tells Excel that it is UTF-8; RFC 4180 sets the line ends.
   * Calls `done` after the last part is written and before the file appears.
   */
  private async *parts(filter: StaffFilter, done: (people: number) => Promise<void>): AsyncGenerator<string> {
    yield `\ufeff${csvOf([columns.map(([heading]) => heading)])}`;
    let people = 0;
    for await (const accounts of this.deps.search.matching(filter)) {
      yield csvOf(accounts.map((account) => columns.map(([, cellOf]) => cellOf(account))));
      people += accounts.length;
    }
    await done(people);
  }
}

const csvOf = (rows: string[][]): string =>
  `${Papa.unparse(rows, { escapeFormulae: formulaLike, newline: '\r\n' })}\r\n`;
