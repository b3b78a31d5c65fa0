import type { Locator } from '@playwright/test';

/** The cell of a row under a column, by the column's heading: no test depends on the order of the columns. */
export const cellOf = async (table: Locator, row: Locator, column: string): Promise<Locator> => {
  const headings = await table.getByRole('columnheader').allTextContents();
  const at = headings.findIndex((heading) => heading.trim() === column);
  if (at < 0) throw new Error(`No column "${column}" among ${headings.join(', ')}`);
  return row.locator('th, td').nth(at);
};
