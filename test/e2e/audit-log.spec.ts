import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { checkBothThemes } from './support/both-themes';
import { tabTo } from './support/keyboard';
import { printsNowhere } from './support/printer';
import { auditedTimes } from './support/store-file';

test('the audit log is filtered, opened and saved as it is filtered', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank', 'ines'] } });
  const { audit, page, topBar } = window;
  const frank = desk.person('frank');
  const staff = await desk.open('staff');
  await staff.signIn.submit(frank.username, 'not the one that Frank has');
  await expect(staff.signIn.alert).toBeVisible();
  await staff.enter(frank);
  await window.enter(desk.person('maria'));
  await topBar.goTo('Audit log');
  await expect(audit.rows.first()).toBeVisible();
  const all = await audit.shown();

  await audit.filter('Outcome').selectOption('Refused');
  await expect(audit.rows.filter({ hasText: 'typed for Frank Osei' })).toHaveCount(1);
  expect(await audit.shown()).toBeLessThan(all);
  await audit.filter('Event').selectOption('Backups');
  await expect(page.getByText('No event fits these filters')).toBeVisible();
  await audit.clear.click();
  await expect(audit.rows).toHaveCount(all);

  await tabTo(page, audit.person);
  await page.keyboard.type('Frank Osei (frank)');
  await expect(audit.rows.first()).toContainText('Frank Osei signed in');
  await expect(audit.rows.filter({ hasText: 'Inés' })).toHaveCount(0);
  await audit.filter('Portal').selectOption('Staff Portal');
  const filtered = await audit.shown();
  await tabTo(page, audit.details(audit.rows.first()));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Time (UTC)', { exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: frank.name }).first()).toHaveAttribute('href', /^#\/staff\//);
  await checkBothThemes(desk, window, 'Audit log, filtered, with a row open');

  const file = join(desk.dataDirectory, 'saved.csv');
  await desk.app.evaluate(({ dialog }, filePath) => {
    Object.assign(dialog, { showSaveDialog: async () => ({ canceled: false, filePath }) });
  }, file);
  await audit.save.click();
  await expect(page.getByText(/events are saved|One event is saved/)).toBeVisible();
  const lines = readFileSync(file, 'utf8').trim().split('\r\n');
  expect(lines).toHaveLength(filtered + 1);
  expect(auditedTimes(desk.dataDirectory, 'audit.exported', 'success')).toBe(1);
  await desk.app.evaluate(({ dialog }) => {
    Object.assign(dialog, {
      showSaveDialog: async () => ({ canceled: false, filePath: '/nowhere/at/all.csv' }),
    });
  });
  await audit.save.click();
  await expect(window.errors).toBeVisible();
  expect(existsSync('/nowhere')).toBe(false);
});

test('the keyboard alone reads a long log to its beginning', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school: { staff: [] } });
  const { audit, page, topBar } = window;
  await window.enter(desk.person('maria'));
  await page.evaluate(async () => {
    for (let event = 0; event < 120; event += 1) await self.desk.audit.verify();
  });
  await topBar.goTo('Audit log');
  await expect(audit.rows).toHaveCount(50);
  await audit.details(audit.rows.last()).focus();
  await tabTo(page, audit.more);
  // The button keeps the focus: the person presses the same key again.
  await page.keyboard.press('Enter');
  await expect(audit.countText).toHaveText('The newest 100');
  expect(await audit.shown()).toBe(100);
  await expect(audit.more).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('This is the beginning of the log.')).toBeVisible();
  expect(await audit.shown()).toBeGreaterThan(120);
});

test('today at this desk is read on the screen, and says when it was not printed', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank'] } });
  const { audit, page, topBar } = window;
  await window.enter(desk.person('maria'));
  await topBar.goTo('Audit log');
  await audit.today.click();
  await expect(audit.todayTable).toContainText('Maria Lopez signed in.');
  await expect(page.getByText(/^Northside Gymnastics, /)).toBeVisible();
  await checkBothThemes(desk, window, 'Today at this desk');
  await printsNowhere(desk);
  await audit.print.click();
  await expect(window.errors).toContainText('Nothing was printed');
});
