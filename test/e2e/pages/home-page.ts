import type { Locator, Page } from '@playwright/test';
import { namedBy } from '../support/named-by';

/** Home, the first room. */
export class HomePage {
  readonly signIns;

  constructor(private readonly page: Page) {
    this.signIns = page.getByRole('table', { name: 'Last sign-ins' });
  }

  heading(name: string): Locator {
    return this.page.getByRole('heading', { name: namedBy('Welcome, ', name) });
  }
}
