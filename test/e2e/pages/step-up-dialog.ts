import type { Page } from '@playwright/test';

/** Asks for a fresh factor before a sensitive act. */
export class StepUpDialog {
  readonly dialog;
  readonly password;
  readonly code;
  readonly confirm;
  readonly cancel;

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Confirm it is you', exact: true });
    this.password = this.dialog.getByLabel('Password', { exact: true });
    this.code = this.dialog.getByRole('textbox', { name: 'Authentication code', exact: true });
    this.confirm = this.dialog.getByRole('button', { name: 'Confirm', exact: true });
    this.cancel = this.dialog.getByRole('button', { name: 'Cancel', exact: true });
  }
}
