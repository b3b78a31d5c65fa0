import type { Page } from '@playwright/test';

/** Settings > Setup > Desk > Backups. */
export class BackupsPage {
  readonly heading;
  readonly make;
  readonly rows;
  readonly status;
  readonly alert;
  readonly dialog;
  readonly confirmRestore;

  constructor(private readonly page: Page) {
    this.heading = page.getByRole('heading', { name: 'Backups', exact: true });
    this.make = page.getByRole('button', { name: 'Back up now', exact: true });
    this.rows = page.getByRole('table', { name: 'Backups' }).getByRole('rowgroup').last().getByRole('row');
    this.status = page.getByRole('status').filter({ hasText: /\S/ });
    this.alert = page.getByRole('alert').filter({ hasText: /\S/ });
    this.dialog = page.getByRole('dialog', { name: 'Restore this backup?', exact: true });
    this.confirmRestore = this.dialog.getByRole('button', { name: 'Restore this backup', exact: true });
  }

  /** Opens the page from any room. */
  async open(): Promise<void> {
    await this.page.getByRole('link', { name: 'Settings', exact: true }).click();
    await this.page.getByRole('tab', { name: 'Backups', exact: true }).click();
    await this.heading.waitFor();
  }

  /** Opens and checks the first backup of the list. */
  async verifyFirst(): Promise<void> {
    await this.rows.first().getByRole('button', { name: 'Verify', exact: true }).click();
  }

  /** Opens the restore dialog, with its preview, for the last backup of the list. */
  async restoreOldest(): Promise<void> {
    await this.rows.getByRole('button', { name: 'Restore', exact: true }).last().click();
  }
}
