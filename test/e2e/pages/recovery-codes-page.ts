import type { Page } from '@playwright/test';

/** The ten recovery codes, shown once. */
export class RecoveryCodesPage {
  readonly heading;
  readonly list;
  readonly print;
  readonly copy;
  readonly saved;
  readonly continue;
  readonly alert;

  constructor(page: Page) {
    this.heading = page.getByRole('heading', { name: 'Save your recovery codes', exact: true });
    this.list = page.getByRole('list', { name: 'Recovery codes', exact: true });
    this.print = page.getByRole('button', { name: 'Print', exact: true });
    this.copy = page.getByRole('button', { name: 'Copy', exact: true });
    this.saved = page.getByRole('checkbox', { name: 'I have saved these codes', exact: true });
    this.continue = page.getByRole('button', { name: 'Continue', exact: true });
    this.alert = page.getByRole('alert').filter({ hasText: /\S/ });
  }

  /** The codes on the screen. */
  async codes(): Promise<string[]> {
    await this.heading.waitFor();
    return this.list.getByRole('listitem').allInnerTexts();
  }

  /** Confirms that the codes are saved, and goes on. */
  async finish(): Promise<void> {
    await this.saved.check();
    await this.continue.click();
  }
}
