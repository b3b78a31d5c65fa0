import type { Page } from '@playwright/test';

/** My security. */
export class OwnSecurityPage {
  readonly heading;
  readonly currentPassword;
  readonly newPassword;
  readonly confirm;
  readonly change;
  readonly makeNewCodes;
  readonly signIns;
  readonly notMe;
  readonly more;
  readonly dialog;
  readonly alert;

  constructor(page: Page) {
    this.heading = page.getByRole('heading', { name: 'My security', exact: true });
    this.currentPassword = page.getByLabel('Current password', { exact: true });
    this.newPassword = page.getByLabel('New password', { exact: true });
    this.confirm = page.getByLabel('Confirm new password', { exact: true });
    this.change = page.getByRole('button', { name: 'Change password', exact: true });
    this.makeNewCodes = page.getByRole('button', { name: 'Make new recovery codes', exact: true });
    this.signIns = page.getByRole('table', { name: 'Last sign-ins' });
    this.notMe = page.getByRole('button', { name: 'That was not me', exact: true });
    this.more = page.getByRole('button', { name: 'Show more', exact: true });
    this.dialog = page.getByRole('dialog');
    this.alert = page.getByRole('alert').filter({ hasText: /\S/ });
  }

  async changePassword(current: string, wanted: string, again = wanted): Promise<void> {
    await this.currentPassword.fill(current);
    await this.newPassword.fill(wanted);
    await this.confirm.fill(again);
    await this.change.click();
  }

  async replaceRecoveryCodes(): Promise<void> {
    await this.makeNewCodes.click();
    await this.dialog.getByRole('button', { name: 'Make new codes', exact: true }).click();
  }
}
