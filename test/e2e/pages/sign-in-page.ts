import type { Page } from '@playwright/test';
import type { Portal } from '../../../shared/access';

const names = { office: 'Office Portal', staff: 'Staff Portal' } as const;

/** Username and password. */
export class SignInPage {
  readonly heading;
  readonly username;
  readonly password;
  readonly show;
  readonly button;
  readonly alert;
  readonly otherPortal;
  /** The people whose sessions wait in this window, a button each. */
  readonly waiting;

  constructor(page: Page, portal: Portal) {
    this.heading = page.getByRole('heading', { name: names[portal], exact: true });
    this.username = page.getByRole('textbox', { name: 'Username', exact: true });
    this.password = page.getByLabel('Password', { exact: true });
    this.show = page.getByRole('button', { name: 'Show typing' });
    this.button = page.getByRole('button', { name: 'Sign in', exact: true });
    this.alert = page.getByRole('alert').filter({ hasText: /\S/ });
    this.otherPortal = page.getByRole('link', { name: portal === 'office' ? names.staff : names.office });
    this.waiting = page.getByRole('region', { name: 'Waiting at this desk' }).getByRole('button');
  }

  /** Chooses a waiting session, which leads to its unlock page. */
  async resume(name: string): Promise<void> {
    await this.waiting.filter({ hasText: name }).click();
  }

  async submit(username: string, password: string): Promise<void> {
    await this.username.fill(username);
    await this.password.fill(password);
    await this.button.click();
  }
}
