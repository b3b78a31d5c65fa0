import type { Locator, Page } from '@playwright/test';

type Room = 'Home' | 'My security' | 'Staff' | 'Audit log' | 'Settings' | 'Help';

/** The top bar with the person's menu, and the links to the rooms. */
export class TopBar {
  readonly links;

  constructor(private readonly page: Page) {
    this.links = page.getByRole('navigation').getByRole('link');
  }

  /** The button with the person's name: it is there when, and only when, that person is signed in. */
  person(name: string): Locator {
    return this.page.getByRole('banner').getByRole('button', { name, exact: true });
  }

  link(room: Room): Locator {
    return this.page.getByRole('link', { name: room, exact: true });
  }

  async goTo(room: Room): Promise<void> {
    await this.link(room).click();
  }

  async lock(name: string): Promise<void> {
    await this.choose(name, 'Lock');
  }

  /** Lets somebody else sign in while this person's session waits. */
  async switchPerson(name: string): Promise<void> {
    await this.choose(name, 'Switch person');
  }

  async signOut(name: string): Promise<void> {
    await this.choose(name, 'Sign out');
  }

  private async choose(name: string, item: 'Lock' | 'Switch person' | 'Sign out'): Promise<void> {
    await this.person(name).click();
    await this.page.getByRole('menuitem', { name: item, exact: true }).click();
  }
}
