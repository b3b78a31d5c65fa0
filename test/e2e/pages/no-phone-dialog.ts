import type { Page } from '@playwright/test';

/** The ways in for somebody without a phone, from the code page or the enrolment page. */
export class NoPhoneDialog {
  readonly open;
  readonly dialog;
  readonly vouch;
  readonly usePass;
  readonly managerUsername;
  readonly managerPassword;
  readonly managerCode;
  readonly reason;
  readonly letIn;
  readonly pass;
  readonly signIn;
  readonly alert;

  constructor(page: Page) {
    this.open = page.getByRole('button', { name: 'No phone today?', exact: true });
    this.dialog = page.getByRole('dialog');
    this.vouch = this.dialog.getByRole('button', { name: 'A manager vouches for you', exact: true });
    this.usePass = this.dialog.getByRole('button', { name: 'Use a one-time pass', exact: true });
    this.managerUsername = this.dialog.getByLabel('Manager’s username', { exact: true });
    this.managerPassword = this.dialog.getByLabel('Manager’s password', { exact: true });
    this.managerCode = this.dialog.getByLabel('Manager’s authentication code', { exact: true });
    this.reason = this.dialog.getByLabel('Reason', { exact: true });
    this.letIn = this.dialog.getByRole('button', { name: 'Vouch and let in', exact: true });
    this.pass = this.dialog.getByLabel('One-time pass', { exact: true });
    this.signIn = this.dialog.getByRole('button', { name: 'Sign in', exact: true });
    this.alert = this.dialog.getByRole('alert').filter({ hasText: /\S/ });
  }
}
