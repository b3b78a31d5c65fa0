import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { checkBothThemes } from './support/both-themes';
import type { Desk } from './support/desk';
import { chooseFromMenu } from './support/menu';

/** Answers the system's dialog as a person would: with a path, or, with null, by calling it off. */
const answerSaveDialog = (desk: Desk, filePath: string | null): Promise<void> =>
  desk.app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: chosen === null, filePath: chosen ?? '' });
  }, filePath);

test('a manager reads the support file, and what was read is what is saved', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank'] } });
  const { page, unlock } = window;
  const maria = desk.person('maria');
  await window.enter(desk.person('frank'));
  await page.keyboard.press('ControlOrMeta+K');
  await page.getByRole('combobox').fill('support');
  await expect(page.getByText('Nothing is called that.').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await window.topBar.signOut('Frank Osei');

  await window.enter(maria);
  await chooseFromMenu(desk, 'supportFile');
  const dialog = page.getByRole('dialog', { name: 'Support file' });
  const preview = dialog.getByRole('region', { name: 'What would be saved' });
  const save = dialog.getByRole('button', { name: 'Save' });
  await expect(preview).toContainText('Accounts, front-desk: 1 active, 0 inactive');
  const text = (await preview.textContent()) ?? '';
  expect(text).toMatch(/^Latchkey support file, made \d{4}-\d\d-\d\dT/u);
  for (const told of ['Maria', 'maria', 'Lopez', 'Frank', 'Osei', 'Northside', desk.dataDirectory])
    expect(text).not.toContain(told);
  await checkBothThemes(desk, window, 'support file');

  const file = join(desk.dataDirectory, 'for-support.txt');
  await page.keyboard.press('Tab');
  await expect(preview).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(save).toBeFocused();
  await answerSaveDialog(desk, null);
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Saved')).toHaveCount(0);
  await answerSaveDialog(desk, join(desk.dataDirectory, 'no-such-folder', 'for-support.txt'));
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('Nothing was saved.');
  await answerSaveDialog(desk, file);
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Saved. The audit log has it.')).toBeVisible();
  expect(readFileSync(file, 'utf8')).toBe(text);

  await page.keyboard.press('ControlOrMeta+L');
  await expect(unlock.heading(maria.name)).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('Latchkey support file')).toHaveCount(0);
});
