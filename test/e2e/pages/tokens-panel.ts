import type { Page } from '@playwright/test';

/** Settings > Hardware tokens. */
export class TokensPanel {
  readonly tab;
  readonly file;
  readonly errors;
  readonly rows;
  readonly submit;
  readonly stock;
  readonly status;

  constructor(page: Page) {
    this.tab = page.getByRole('tab', { name: 'Hardware tokens', exact: true });
    this.file = page.locator('input[type="file"]');
    this.errors = page.getByRole('table', { name: 'Errors in the file' }).locator('tbody tr');
    this.rows = page.getByRole('table', { name: 'Tokens in the file' }).locator('tbody tr');
    this.submit = page.getByRole('button', { name: /^Import (one token|\d+ tokens)$/ });
    this.stock = page.getByRole('table', { name: 'Hardware tokens in the stock' }).locator('tbody tr');
    this.status = page.getByRole('main').getByRole('status').filter({ hasText: /\S/ });
  }

  /** Chooses a file with this text. */
  async choose(text: string): Promise<void> {
    await this.file.setInputFiles({ name: 'seeds.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  }
}
