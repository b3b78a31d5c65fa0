import { expect, type Locator, type Page } from '@playwright/test';

/** The audit log: filters, rows that open, verifying, saving and the sheet of today. */
export class AuditPage {
  readonly heading;
  readonly table;
  readonly rows;
  readonly person;
  readonly from;
  readonly to;
  readonly clear;
  readonly countText;
  readonly more;
  readonly verify;
  readonly save;
  readonly today;
  readonly todayTable;
  readonly print;
  readonly saveAsPdf;

  constructor(private readonly page: Page) {
    this.heading = page.getByRole('heading', { name: 'Audit log', exact: true });
    this.table = page.getByRole('table', { name: 'Audit log', exact: true });
    this.rows = this.table.getByRole('row').filter({ has: page.getByRole('cell') });
    this.person = page.getByLabel('Person', { exact: true });
    this.from = page.getByLabel('From', { exact: true });
    this.to = page.getByLabel('To', { exact: true });
    this.clear = page.getByRole('button', { name: 'Clear filters' });
    this.countText = page
      .getByRole('status')
      .filter({ hasText: /^(The newest )?\d+( events)?$|^(One event|The newest one)$/ });
    this.more = page.getByRole('button', { name: 'Show more', exact: true });
    this.verify = page.getByRole('button', { name: 'Verify log' });
    this.save = page.getByRole('button', { name: 'Save as CSV' });
    this.today = page.getByRole('button', { name: 'Today at this desk' });
    this.todayTable = page.getByRole('table', { name: 'Today at this desk' });
    this.print = page.getByRole('button', { name: 'Print', exact: true });
    this.saveAsPdf = page.getByRole('button', { name: 'Save as PDF' });
  }

  /** The number of events that the status names, once the table has as many rows. */
  async shown(): Promise<number> {
    const count = Number(/\d+/.exec((await this.countText.textContent()) ?? '')?.[0] ?? 1);
    await expect(this.rows).toHaveCount(count);
    return count;
  }

  /** A filter that is a list of choices. */
  filter(name: 'Event' | 'Portal' | 'Outcome'): Locator {
    return this.page.getByRole('combobox', { name, exact: true });
  }

  /** The button that opens a row. */
  details(row: Locator): Locator {
    return row.getByRole('button', { name: /^Details of event/ });
  }
}
