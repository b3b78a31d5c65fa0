import type { Page } from '@playwright/test';

/** The code page. */
export class CodePage {
  readonly heading;
  readonly field;
  readonly verify;
  readonly useRecoveryCode;
  readonly recoveryCode;
  readonly back;
  readonly checkClocks;
  readonly first;
  readonly second;
  readonly alert;

  constructor(page: Page) {
    this.heading = page.getByRole('heading', { name: 'Enter your authentication code', exact: true });
    this.field = page.getByRole('textbox', { name: 'Authentication code', exact: true });
    this.verify = page.getByRole('button', { name: 'Verify', exact: true });
    this.useRecoveryCode = page.getByRole('button', { name: 'Use a recovery code', exact: true });
    this.recoveryCode = page.getByRole('textbox', { name: 'Recovery code', exact: true });
    this.back = page.getByRole('button', { name: 'Back to username and password', exact: true });
    this.checkClocks = page.getByRole('button', { name: 'Check the clocks', exact: true });
    this.first = page.getByRole('textbox', { name: 'First code', exact: true });
    this.second = page.getByRole('textbox', { name: 'The next code', exact: true });
    this.alert = page.getByRole('alert').filter({ hasText: /\S/ });
  }

  /** Types a code as it stands; six digits send themselves. */
  async type(code: string): Promise<void> {
    await this.field.fill(code);
  }

  /** Signs in with a recovery code. */
  async recover(recoveryCode: string): Promise<void> {
    await this.useRecoveryCode.click();
    await this.recoveryCode.fill(recoveryCode);
    await this.verify.click();
  }
}
