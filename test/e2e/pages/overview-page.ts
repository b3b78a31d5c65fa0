import type { Locator, Page } from '@playwright/test';

/** A manager's part of Home: tiles, chart and to-dos. */
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

  /** A tile's number, which links to the staff list. */
  tile(name: string, count: number): Locator {
    return this.page.getByRole('link', { name: `${name} ${count}`, exact: true });
  }

  /** A to-do, by its button. */
  action(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }
}
