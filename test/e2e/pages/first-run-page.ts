import type { Page } from '@playwright/test';

/** The values for the first-run form. */
export interface TypedSchool {
  readonly schoolName: string;
  readonly name: string;
  readonly username: string;
  readonly password: string;
  /** The password again, unless given. */
  readonly confirm?: string;
}

/** A new desk's first screen. */
export class FirstRunPage {
  readonly heading;
  readonly schoolName;
  readonly name;
  readonly username;
  readonly password;
  readonly confirm;
  readonly create;

  constructor(page: Page) {
    this.heading = page.getByRole('heading', { name: 'Set up your front desk', exact: true });
    this.schoolName = page.getByRole('textbox', { name: 'School name', exact: true });
    this.name = page.getByRole('textbox', { name: 'Your name', exact: true });
    this.username = page.getByRole('textbox', { name: 'Username', exact: true });
    // A password field has no role of its own.
    this.password = page.getByLabel('Password', { exact: true });
    this.confirm = page.getByLabel('Confirm password', { exact: true });
    this.create = page.getByRole('button', { name: 'Create manager account', exact: true });
  }

  async fillIn({ schoolName, name, username, password, confirm = password }: TypedSchool): Promise<void> {
    await this.schoolName.fill(schoolName);
    await this.name.fill(name);
    await this.username.fill(username);
    await this.password.fill(password);
    await this.confirm.fill(confirm);
  }

  async submit(typed: TypedSchool): Promise<void> {
    await this.fillIn(typed);
    await this.create.click();
  }
}
