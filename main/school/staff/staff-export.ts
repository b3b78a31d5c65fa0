import Papa from 'papaparse';
import type { StaffFilter } from '../../../shared/staff-list';
import { ok, type Result, refuse } from '../../../shared/result';
import type { AuditLog } from '../audit/audit-log';
import type { Store } from '../store/schema';
import type { Clock } from '../platform/clock';
import type { Desktop } from '../platform/desktop';
import type { SignedIn } from '../sessions/session-service';
import type { StaffAccount } from './staff-search-repository';
import type { StaffSearch } from './staff-search';
import { inTransaction } from '../store/in-transaction';

const columns = ['Name', 'Username', 'Role', 'Status', 'Two factor', 'Last sign-in (UTC)'] as const;
const roleNames = { manager: 'Manager', 'front-desk': 'Front desk', instructor: 'Instructor' } as const;
const stateNames = { 'set-up': 'Set up', pending: 'Started', 'not-set-up': 'Not set up' } as const;

/**
 * What a spreadsheet takes for a formula, at the beginning of a cell or behind blanks; full-width signs too, which some
 * take for the plain ones. Such a cell gets an apostrophe before it (OWASP, CSV Injection).
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

  /** Asks where to save whom the filter lets through; `saved` is false when the person thought better of it. */
  async export(
    { session, account: actor }: SignedIn,
    filter: StaffFilter,
  ): Promise<Result<{ saved: boolean; people: number }>> {
    let people = 0;
    const { text, ...others } = filter;
    const narrowed = [text.trim(), ...Object.values(others)].some((value) => value !== null && value !== '');
    const record = (outcome: 'success' | 'failure') =>
      inTransaction(this.deps.store, (trx) =>
        this.deps.audit.record(trx, {
          action: 'staff.exported',
          outcome,
          actor,
          portal: session.portal,
          details: { people, narrowed },
        }),
      );
    const day = new Date(this.deps.clock.now()).toISOString().slice(0, 10);
    const saved = await this.deps.desktop.saveParts(
      session.windowId,
      `staff-${day}.csv`,
      this.parts(filter, async (written) => {
        people = written;
        // Before the file is there: what cannot be told in the log does not leave.
        await record('success');
      }),
    );
    if (saved !== 'saved') await record('failure');
    return saved === 'failed' ? refuse('save-failed') : ok({ saved: saved === 'saved', people });
  }

  /**
   * The file, some hundreds of people at a time: with a mark that tells Excel that it is UTF-8, and the line ends of RFC 4180.
   * `done` is called when all of it is written, before it is there.
   */
  private async *parts(filter: StaffFilter, done: (people: number) => Promise<void>): AsyncGenerator<string> {
    yield `\ufeff${csvOf([[...columns]])}`;
    let people = 0;
    for await (const accounts of this.deps.search.matching(filter)) {
      yield csvOf(accounts.map(cellsOf));
      people += accounts.length;
    }
    await done(people);
  }
}

const cellsOf = (account: StaffAccount): string[] => [
  account.name,
  account.username,
  roleNames[account.role],
  account.active === 1 ? 'Active' : 'Inactive',
  stateNames[account.two_factor],
  account.last_sign_in_at === 0
    ? ''
    : new Date(account.last_sign_in_at).toISOString().slice(0, 16).replace('T', ' '),
];

const csvOf = (rows: string[][]): string =>
  `${Papa.unparse(rows, { escapeFormulae: formulaLike, newline: '\r\n' })}\r\n`;
