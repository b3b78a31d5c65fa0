import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { BackupsPage } from './pages/backups-page';

test('a manager backs up, verifies, sees what a backup holds, and brings that day back', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank'], enrolled: ['frank'] } });
  const backups = new BackupsPage(window.page);
  const maria = desk.person('maria');
  await window.enter(maria);
  await backups.open();
  await backups.make.click();
  await expect(backups.status).toHaveText(/^The backup of .+ is made, and it is whole\.$/);
  await expect(backups.rows).toHaveCount(1);
  await expect(backups.rows).toContainText('By hand');
  await backups.verifyFirst();
  await expect(backups.status.last()).toContainText('This backup is whole: 2 staff, 1 authentication app');

  await window.topBar.goTo('Staff');
  const password = 'mustard seeds in a drawer';
  await window.staff.submitNew({ name: 'Gina Late', username: 'gina', role: 'Instructor', password });
  await expect(window.page.getByRole('heading', { name: 'Gina Late', exact: true })).toBeVisible();

  await backups.open();
  await backups.restoreOldest();
  await expect(backups.dialog).toContainText('Northside Gymnastics');
  await expect(backups.dialog).toContainText('2, 2 of them active');
  await expect(backups.dialog).toContainText('Everybody is signed out, you as well.');
  await backups.confirmRestore.click();
  // It takes the manager's own factor once more, however fresh the sign-in is.
  await window.confirm();

  await expect(window.signIn.heading).toBeVisible();
  await expect(window.page.getByRole('status').filter({ hasText: 'is restored' })).toContainText('2 staff');
  await window.enter(maria);
  await window.topBar.goTo('Staff');
  await expect(window.staff.rows).toHaveCount(2);
  await expect(window.page.getByText('Gina Late')).toHaveCount(0);
  await backups.open();
  // The restore first saved the former state as a backup.
  await expect(backups.rows.first()).toContainText('Before a restore');
  await window.topBar.goTo('Audit log');
  await expect(window.audit.rows.filter({ hasText: 'Maria Lopez restored a backup.' })).toHaveCount(1);
  await expect(window.audit.rows.filter({ hasText: 'Gina Late' }).first()).toBeVisible();
});

test('a backup that was altered is said to be, and nothing can be brought back from it', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: {} });
  const backups = new BackupsPage(window.page);
  await window.enter(desk.person('maria'));
  await backups.open();
  await expect(window.page.getByText('No backup yet')).toBeVisible();
  await backups.make.click();
  await expect(backups.rows).toHaveCount(1);
  const folder = join(desk.dataDirectory, 'backups');
  const [name = ''] = readdirSync(folder);
  const bytes = readFileSync(join(folder, name));
  bytes[bytes.length - 200] = (bytes[bytes.length - 200] ?? 0) ^ 1;
  writeFileSync(join(folder, name), bytes);
  await backups.verifyFirst();
  await expect(backups.alert).toContainText('This backup does not open');
  await backups.restoreOldest();
  await expect(backups.dialog.getByRole('alert')).toContainText('This backup does not open');
  await expect(backups.confirmRestore).toHaveCount(0);
  await window.page.keyboard.press('Escape');
  await expect(backups.dialog).toHaveCount(0);
  await expect(backups.rows.getByRole('button', { name: 'Restore', exact: true })).toBeFocused();
});
