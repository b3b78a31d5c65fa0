import type { Locator, Page } from '@playwright/test';
import { cellOf } from './cell-of';

/** The values for the form of a member of staff. */
export interface TypedPerson {
  readonly name: string;
  readonly username: string;
  readonly role: 'Manager' | 'Front desk' | 'Instructor';
  readonly password: string;
}

/** The staff list, and the form for a new person. */
export class StaffPage {
  readonly table;
  readonly rows;
  readonly add;
  readonly search;
  readonly frame;
  readonly roleFilter;
  readonly portalFilter;
  readonly statusFilter;
  readonly twoFactorFilter;
  readonly clearFilters;
  readonly shown;
  readonly filtersOn;
  readonly selected;
  readonly name;
  readonly username;
  readonly role;
  readonly password;
  readonly save;
  readonly alert;

  constructor(private readonly page: Page) {
    this.table = page.getByRole('table', { name: 'Staff', exact: true });
    // Without the row of column headings.
    this.rows = this.table.getByRole('row').filter({ has: page.getByRole('cell') });
    this.add = page.getByRole('button', { name: 'Add staff member', exact: true });
    this.search = page.getByRole('searchbox', { name: 'Search', exact: true });
    const filters = page.getByRole('search');
    this.frame = page.locator('main div').filter({ has: this.table }).last();
    this.roleFilter = filters.getByRole('combobox', { name: 'Role', exact: true });
    this.portalFilter = filters.getByRole('combobox', { name: 'Portal', exact: true });
    this.statusFilter = filters.getByRole('combobox', { name: 'Status', exact: true });
    this.twoFactorFilter = filters.getByRole('combobox', { name: 'Two factor', exact: true });
    this.clearFilters = filters.getByRole('button', { name: 'Clear filters', exact: true });
    this.shown = filters.getByRole('status');
    this.filtersOn = filters.getByRole('list', { name: 'Filtered by' }).getByRole('listitem');
    this.selected = page.getByRole('group', { name: 'Selected people' }).getByRole('status');
    this.name = page.getByRole('textbox', { name: 'Name', exact: true });
    this.username = page.getByRole('textbox', { name: 'Username', exact: true });
    this.role = page.getByRole('combobox', { name: 'Role', exact: true });
    this.password = page.getByLabel('Password', { exact: true });
    this.save = page.getByRole('button', { name: 'Save', exact: true });
    this.alert = page.getByRole('alert').filter({ hasText: /\S/ });
  }

  /** What a person's row holds under a column. */
  cell(name: string, column: string): Promise<Locator> {
    return cellOf(this.table, this.row(name), column);
  }

  row(name: string): Locator {
    return this.rows.filter({ has: this.page.getByRole('rowheader', { name, exact: true }) });
  }

  /** The checkbox that selects somebody. */
  select(name: string): Locator {
    return this.table.getByRole('checkbox', { name: `Select ${name}`, exact: true });
  }

  /** An act on all who are selected. */
  bulk(act: string): Locator {
    return this.page
      .getByRole('group', { name: 'Selected people' })
      .getByRole('button', { name: act, exact: true });
  }

  /** The heading that a column is sorted by. */
  column(name: string): Locator {
    return this.table.getByRole('columnheader', { name, exact: true });
  }

  /** Opens somebody's Staff Profile from the list. */
  async open(name: string): Promise<void> {
    await this.table.getByRole('link', { name, exact: true }).click();
    await this.page.getByRole('heading', { name, exact: true }).waitFor();
  }

  async fillIn({ name, username, role, password }: TypedPerson): Promise<void> {
    await this.name.fill(name);
    await this.username.fill(username);
    await this.role.selectOption(role);
    await this.password.fill(password);
  }

  async submitNew(typed: TypedPerson): Promise<void> {
    await this.add.click();
    await this.fillIn(typed);
    await this.save.click();
  }
}
