import type { Locator, Page } from '@playwright/test';

/** A manager's part of Home: numbers, chart, what is to be done next. */
export class OverviewPage {
  readonly firstSteps;
  readonly chart;
  readonly days;
  readonly asTable;
  readonly asChart;
  readonly print;
  readonly saveAsPdf;

  constructor(private readonly page: Page) {
    this.firstSteps = page.getByRole('heading', { name: 'First steps', exact: true });
    this.chart = page.getByRole('img', { name: /^Chart of the last 30 days/ });
    this.days = page.getByRole('table', { name: 'Sign-ins of the last 30 days' });
    this.asTable = page.getByRole('button', { name: 'Show as a table' });
    this.asChart = page.getByRole('button', { name: 'Show as a chart' });
    this.print = page.getByRole('button', { name: 'Print', exact: true });
    this.saveAsPdf = page.getByRole('button', { name: 'Save as PDF' });
  }

  /** The number of a tile, which is a link to the staff. */
  tile(name: string, count: number): Locator {
    return this.page.getByRole('link', { name: `${name} ${count}`, exact: true });
  }

  /** A thing to do, by the button that leads there. */
  action(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }
}
