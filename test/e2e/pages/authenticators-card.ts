import type { Locator, Page } from '@playwright/test';

/** The card My authenticators on My security. */
export class AuthenticatorsCard {
  readonly add;
  readonly items;
  readonly dialog;
  readonly status;

  constructor(private readonly page: Page) {
    this.add = page.getByRole('button', { name: 'Add an authenticator', exact: true });
    this.items = page.getByRole('list', { name: 'My authenticators' }).getByRole('listitem');
    this.dialog = page.getByRole('dialog');
    this.status = page
      .getByRole('main')
      .getByRole('status')
      .filter({ hasText: /\S/, hasNotText: /^Loading/ });
  }

  /** A button of one authenticator. */
  action(action: 'Rename' | 'Remove' | 'Bring back in step', name: string): Locator {
    return this.page.getByRole('button', { name: `${action}: ${name}`, exact: true });
  }

  async rename(from: string, to: string): Promise<void> {
    await this.action('Rename', from).click();
    await this.dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(to);
    await this.dialog.getByRole('button', { name: 'Save', exact: true }).click();
  }

  async remove(name: string): Promise<void> {
    await this.action('Remove', name).click();
    await this.dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  }
}
