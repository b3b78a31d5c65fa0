import type { Page } from '@playwright/test';
import type { Portal } from '../../../shared/access';

/** Settings > Setup > Staff Settings > Staff Options. */
export class StaffOptionsPage {
  readonly path;
  readonly office;
  readonly staff;
  readonly officeMinutes;
  readonly staffMinutes;
  readonly contactLine;
  readonly save;
  readonly discard;
  readonly saved;
  readonly alert;

  constructor(private readonly page: Page) {
    this.path = page.getByText('Settings > Setup > Staff Settings > Staff Options', { exact: true });
    this.office = page.getByRole('switch', { name: 'Require Two-Factor on Office Portal', exact: true });
    this.staff = page.getByRole('switch', { name: 'Require Two-Factor on Staff Portal', exact: true });
    this.officeMinutes = page.getByRole('textbox', { name: 'Minutes in the Office Portal', exact: true });
    this.staffMinutes = page.getByRole('textbox', { name: 'Minutes in the Staff Portal', exact: true });
    this.contactLine = page.getByRole('textbox', { name: 'Contact line', exact: true });
    this.save = page.getByRole('button', { name: 'Save changes', exact: true });
    this.discard = page.getByRole('button', { name: 'Discard changes', exact: true });
    this.saved = page.getByRole('status').filter({ hasText: 'The changes are saved' });
    this.alert = page.getByRole('alert').filter({ hasText: /\S/ });
  }

  /** What the page says that a switch will do, before it is saved. */
  effect(text: string) {
    return this.page.getByRole('status').filter({ hasText: text });
  }

  /** Turns one switch and saves. */
  async require(portal: Portal, required: boolean): Promise<void> {
    await this[portal].setChecked(required);
    await this.save.click();
    await this.saved.waitFor();
  }
}
