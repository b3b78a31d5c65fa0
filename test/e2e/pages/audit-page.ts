import type { Page } from '@playwright/test';

/** The audit log. */
export class AuditPage {
  readonly heading;
  readonly table;
  readonly rows;

  constructor(page: Page) {
    this.heading = page.getByRole('heading', { name: 'Audit log', exact: true });
    this.table = page.getByRole('table', { name: 'Audit log', exact: true });
    this.rows = this.table.getByRole('row').filter({ has: page.getByRole('cell') });
  }
}
