import type { Locator, Page } from '@playwright/test';

/** One-time passes in the Staff Profile, and the page that shows one. */
export class OneTimePassPage {
  readonly give;
  readonly withdraw;
  readonly countsFor;
  readonly minutes;
  readonly reason;
  readonly submit;
  readonly shown;
  readonly print;
  readonly done;

  constructor(private readonly page: Page) {
    const dialog = page.getByRole('dialog');
    this.give = page.getByRole('button', { name: 'Give a one-time pass', exact: true });
    this.withdraw = page.getByRole('main').getByRole('button', { name: 'Withdraw the pass', exact: true });
    this.countsFor = dialog.getByRole('combobox', { name: 'Counts for', exact: true });
    this.minutes = dialog.getByRole('textbox', { name: 'Minutes', exact: true });
    this.reason = dialog.getByRole('textbox', { name: 'Reason', exact: true });
    this.submit = dialog.getByRole('button', { name: 'Give the pass', exact: true });
    this.shown = page.getByRole('group', { name: 'One-time pass', exact: true });
    this.print = page.getByRole('button', { name: 'Print', exact: true });
    this.done = page.getByRole('button', { name: 'Done', exact: true });
  }

  heading(name: string): Locator {
    return this.page.getByRole('heading', { name: `One-time pass for ${name}`, exact: true });
  }
}
