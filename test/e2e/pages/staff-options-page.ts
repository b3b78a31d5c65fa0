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
  readonly supervised;
  readonly from;
  readonly grace;
  readonly preflight;
  readonly turnOn;
  readonly setUpFirst;
  readonly save;
  readonly discard;
  readonly saved;
  readonly alert;

  constructor(
    private readonly page: Page,
    /** Shows the factor that a change of the options takes. */
    private readonly confirm: () => Promise<void>,
  ) {
    this.path = page.getByText('Settings > Setup > Staff Settings > Staff Options', { exact: true });
    this.office = page.getByRole('switch', { name: 'Require Two-Factor on Office Portal', exact: true });
    this.staff = page.getByRole('switch', { name: 'Require Two-Factor on Staff Portal', exact: true });
    this.officeMinutes = page.getByRole('textbox', { name: 'Minutes in the Office Portal', exact: true });
    this.staffMinutes = page.getByRole('textbox', { name: 'Minutes in the Staff Portal', exact: true });
    this.contactLine = page.getByRole('textbox', { name: 'Contact line', exact: true });
    this.supervised = page.getByRole('switch', { name: 'Supervised enrolment', exact: true });
    this.from = {
      office: page.getByLabel('Required in the Office Portal from', { exact: true }),
      staff: page.getByLabel('Required in the Staff Portal from', { exact: true }),
    };
    this.grace = {
      office: page.getByRole('textbox', { name: 'Days of grace in the Office Portal', exact: true }),
      staff: page.getByRole('textbox', { name: 'Days of grace in the Staff Portal', exact: true }),
    };
    this.preflight = page.getByRole('dialog', { name: 'Before you turn it on', exact: true });
    this.turnOn = this.preflight.getByRole('button', { name: 'Turn on', exact: true });
    this.setUpFirst = this.preflight.getByRole('button', { name: 'Set up my app first', exact: true });
    this.save = page.getByRole('button', { name: 'Save changes', exact: true });
    this.discard = page.getByRole('button', { name: 'Discard changes', exact: true });
    this.saved = page.getByRole('status').filter({ hasText: 'The changes are saved' });
    this.alert = page.getByRole('alert').filter({ hasText: /\S/ });
  }

  /** The text on what an unsaved switch will do. */
  effect(text: string) {
    return this.page.getByRole('status').filter({ hasText: text });
  }

  /** Turns one switch and saves, past the pre-flight where it goes on. */
  async require(portal: Portal, required: boolean): Promise<void> {
    await this[portal].setChecked(required);
    await this.save.click();
    if (required) await this.turnOn.click();
    await this.confirm();
    await this.saved.waitFor();
  }
}
