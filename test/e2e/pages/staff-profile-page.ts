import type { Locator, Page } from '@playwright/test';

/** One person's Staff Profile. */
export class StaffProfilePage {
  readonly reset;
  readonly dialog;
  readonly setInactive;
  readonly setActive;
  readonly liftLockout;
  readonly status;
  readonly giveEnrolmentCode;
  readonly alert;

  constructor(private readonly page: Page) {
    this.reset = page.getByRole('main').getByRole('button', { name: 'Reset Two Factor', exact: true });
    this.dialog = page.getByRole('dialog');
    this.setInactive = page.getByRole('button', { name: 'Set inactive', exact: true });
    this.setActive = page.getByRole('button', { name: 'Set active', exact: true });
    this.liftLockout = page.getByRole('button', { name: 'Lift lockout', exact: true });
    this.giveEnrolmentCode = page.getByRole('button', { name: 'Give an enrolment code', exact: true });
    this.status = page.getByRole('main').getByRole('status').filter({ hasText: /\S/ });
    this.alert = page.getByRole('alert').filter({ hasText: /\S/ });
  }

  heading(name: string): Locator {
    return this.page.getByRole('heading', { name, exact: true });
  }

  /** Presses `Reset Two Factor`, and again in the dialog that opens. */
  async resetTwoFactor(): Promise<void> {
    await this.reset.first().click();
    await this.dialog.getByRole('button', { name: 'Reset Two Factor', exact: true }).click();
  }

  async makeInactive(): Promise<void> {
    await this.setInactive.click();
    await this.dialog.getByRole('button', { name: 'Set inactive', exact: true }).click();
  }

  async makeActive(): Promise<void> {
    await this.setActive.click();
    await this.dialog.getByRole('button', { name: 'Set active', exact: true }).click();
  }
}
