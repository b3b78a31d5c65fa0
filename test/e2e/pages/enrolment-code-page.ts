import type { Page } from '@playwright/test';

/** A manager's enrolment code: the page that asks for it, and the page that shows it. */
export class EnrolmentCodePage {
  readonly heading;
  readonly field;
  readonly go;
  readonly alert;
  readonly given;
  readonly putAway;

  constructor(page: Page) {
    this.heading = page.getByRole('heading', { name: 'Ask a manager for an enrolment code', exact: true });
    this.field = page.getByRole('textbox', { name: 'Enrolment code', exact: true });
    this.go = page.getByRole('button', { name: 'Continue', exact: true });
    this.alert = page.getByText(/^That enrolment code is not right/);
    this.given = page.getByRole('group', { name: 'Enrolment code', exact: true }).getByRole('code');
    this.putAway = page.getByRole('button', { name: 'Put the code away', exact: true });
  }
}
