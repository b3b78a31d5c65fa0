import type { Page } from '@playwright/test';

/** The card Authenticators of a Staff Profile, with its dialogs. */
export class PersonAuthenticators {
  readonly items;
  readonly add;
  readonly dialog;
  readonly source;
  readonly serial;
  readonly seed;
  readonly code;
  readonly submit;
  readonly first;
  readonly second;
  readonly alert;
  readonly status;

  constructor(private readonly page: Page) {
    this.items = page.getByRole('list', { name: 'Authenticators', exact: true }).getByRole('listitem');
    this.add = page.getByRole('button', { name: 'Add hardware token', exact: true });
    this.dialog = page.getByRole('dialog');
    this.source = this.dialog.getByRole('combobox', { name: 'Where from' });
    this.serial = this.dialog.getByRole('textbox', { name: 'Serial number or name', exact: true });
    this.seed = this.dialog.getByLabel('Seed', { exact: true });
    this.code = this.dialog.getByRole('textbox', { name: 'Code on the token now', exact: true });
    this.submit = this.dialog.getByRole('button', { name: 'Add token', exact: true });
    this.first = page.getByRole('textbox', { name: 'First code', exact: true });
    this.second = page.getByRole('textbox', { name: 'The next code', exact: true });
    this.alert = page.getByRole('alert').filter({ hasText: /\S/ });
    this.status = page.getByRole('main').getByRole('status').filter({ hasText: /\S/ });
  }

  /** Opens the dialog that resynchronises a token. */
  async resynchronise(serial: string, first: string, second: string): Promise<void> {
    await this.page.getByRole('button', { name: `Bring back in step: Hardware token ${serial}` }).click();
    await this.first.fill(first);
    await this.second.fill(second);
    await this.dialog.getByRole('button', { name: 'Bring back in step', exact: true }).click();
  }
}
