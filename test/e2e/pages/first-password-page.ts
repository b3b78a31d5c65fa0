import type { Page } from '@playwright/test';

/** The page where a person replaces the password that somebody else set. */
export class FirstPasswordPage {
  readonly heading;
  readonly newPassword;
  readonly confirm;
  readonly save;
  readonly back;

  constructor(page: Page) {
    this.heading = page.getByRole('heading', { name: 'Choose your own password', exact: true });
    this.newPassword = page.getByLabel('New password', { exact: true });
    this.confirm = page.getByLabel('Confirm password', { exact: true });
    this.save = page.getByRole('button', { name: 'Save and continue', exact: true });
    this.back = page.getByRole('button', { name: 'Back to username and password', exact: true });
  }

  async choose(wanted: string, again = wanted): Promise<void> {
    await this.newPassword.fill(wanted);
    await this.confirm.fill(again);
    await this.save.click();
  }
}
