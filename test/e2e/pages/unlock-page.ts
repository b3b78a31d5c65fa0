import type { Locator, Page } from '@playwright/test';
import { namedBy } from '../support/named-by';

/** A window whose session is locked. */
export class UnlockPage {
  readonly password;
  readonly code;
  readonly button;
  readonly switchPerson;
  readonly signOut;
  readonly alert;

  constructor(private readonly page: Page) {
    this.password = page.getByLabel('Password', { exact: true });
    this.code = page.getByRole('textbox', { name: 'Authentication code', exact: true });
    this.button = page.getByRole('button', { name: 'Unlock', exact: true });
    this.switchPerson = page.getByRole('button', { name: 'Switch person', exact: true });
    this.signOut = page.getByRole('button', { name: 'Sign out', exact: true });
    this.alert = page.getByRole('alert').filter({ hasText: /\S/ });
  }

  heading(name: string): Locator {
    return this.page.getByRole('heading', { name: namedBy('Locked: ', name) });
  }

  async submit(password: string): Promise<void> {
    await this.password.fill(password);
    await this.button.click();
  }
}
