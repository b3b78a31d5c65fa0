import type { Page } from '@playwright/test';

/** The pages that issue and show the owner's sheet, and the form that recovers a manager with it. */
export class OwnerSheetPages {
  /** Home's reminder. */
  readonly reminder;
  readonly issue;
  readonly confirmIssue;
  readonly issued;
  readonly heading;
  readonly key;
  readonly print;
  readonly promise;
  readonly putAway;
  readonly useSheet;
  readonly recoveryKey;
  readonly username;
  readonly newPassword;
  readonly confirmPassword;
  readonly recoverManager;
  readonly alert;

  constructor(page: Page) {
    this.reminder = page.getByRole('button', { name: 'Print the owner’s sheet', exact: true });
    this.issue = page.getByRole('button', { name: 'Print a new owner’s sheet', exact: true });
    this.confirmIssue = page.getByRole('button', { name: 'Show the new sheet', exact: true });
    this.issued = page.getByText(/^Issued on /);
    this.heading = page.getByRole('heading', { name: 'Print the owner’s sheet', exact: true });
    this.key = page.getByRole('group', { name: 'Recovery key' }).locator('code');
    this.print = page.getByRole('button', { name: 'Print', exact: true });
    this.promise = page.getByRole('checkbox', { name: 'I have put the owner’s sheet away', exact: true });
    this.putAway = page.getByRole('button', { name: 'Continue', exact: true });
    this.useSheet = page.getByRole('button', { name: 'Use the owner’s sheet', exact: true });
    this.recoveryKey = page.getByRole('textbox', { name: 'Recovery key', exact: true });
    this.username = page.getByRole('textbox', { name: 'Username', exact: true });
    this.newPassword = page.getByLabel('New password', { exact: true });
    this.confirmPassword = page.getByLabel('Confirm new password', { exact: true });
    this.recoverManager = page.getByRole('button', { name: 'Open the door', exact: true });
    this.alert = page.getByRole('alert').filter({ hasText: /\S/ });
  }
}
