import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crowdMember } from '../support/crowd';
import { expect, test } from './fixtures';
import { countOf, rowsOf } from './support/store-file';

const crowd = 10_000;

test('ten thousand people are searched, filtered, sorted and scrolled through, and a profile leads back to the same place', async ({
  openDesk,
}, testInfo) => {
  const { desk, window } = await openDesk({
    school: { staff: ['frank', 'nora'], enrolled: ['frank'], crowd },
  });
  const { staff, page } = window;
  await window.enter(desk.person('maria'));
  await window.topBar.goTo('Staff');
  await expect(staff.shown).toHaveText('10,003 people');
  await expect(staff.table).toHaveAttribute('aria-rowcount', String(crowd + 4));
  await expect(staff.rows.first()).toHaveAttribute('aria-rowindex', '2');
  expect(await staff.rows.count()).toBeLessThan(60);

  // Parts in any order find people, the latest answer wins, and the focus stays in the field.
  const someone = crowdMember(4_711);
  const [first = '', last = ''] = someone.name.toLowerCase().split(' ');
  await staff.search.pressSequentially(`${last} ${first.slice(0, 3)} 4711`, { delay: 15 });
  await expect(staff.shown).toHaveText('One of 10,003 people');
  await expect(staff.row(someone.name)).toHaveCount(1);
  await expect(staff.search).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(staff.shown).toHaveText('10,003 people');

  await staff.twoFactorFilter.selectOption('Set up');
  await expect(staff.shown).toHaveText('One of 10,003 people');
  await expect(staff.row(desk.person('frank').name)).toHaveCount(1);
  await staff.clearFilters.press('Enter');
  await expect(staff.search).toBeFocused();
  await staff.roleFilter.selectOption('Manager');
  await staff.statusFilter.selectOption('Inactive');
  await expect(staff.shown).toHaveText('23 of 10,003 people');
  await expect(staff.rows.filter({ hasNotText: 'Inactive' })).toHaveCount(0);
  // After another room, the list shows its filters, and the manager can remove each one.
  await window.topBar.goTo('Settings');
  await window.topBar.goTo('Staff');
  await expect(staff.filtersOn).toHaveText(['Role: Manager', 'Status: Inactive']);
  await page.getByRole('button', { name: 'Remove the filter Status: Inactive' }).press('Enter');
  await expect(staff.filtersOn).toHaveText(['Role: Manager']);
  await expect(staff.statusFilter).toHaveValue('');
  await expect(staff.search).toBeFocused();
  await staff.clearFilters.click();
  await expect(staff.filtersOn).toHaveCount(0);

  await expect(staff.column('Name')).toHaveAttribute('aria-sort', 'ascending');
  await staff.column('Last sign-in').getByRole('button').click();
  await expect(staff.column('Last sign-in')).toHaveAttribute('aria-sort', 'descending');
  await expect(staff.rows.first()).toContainText(desk.person('maria').name);
  await staff.column('Name').getByRole('button').click();
  await staff.column('Name').getByRole('button').click();
  await expect(staff.column('Name')).toHaveAttribute('aria-sort', 'descending');
  await expect(staff.rows.first()).toContainText('Tina');

  // Jumps to the end, then scrolls through everything, a screen each frame.
  await staff.frame.evaluate((frame) => frame.scrollTo(0, frame.scrollHeight));
  await expect(staff.table.locator(`[aria-rowindex="${crowd + 4}"]`)).toContainText('anna.');
  const frames = await staff.frame.evaluate(async (frame) => {
    const lengths: number[] = [];
    let before = performance.now();
    for (let step = 0; step < 120; step += 1) {
      frame.scrollBy(0, -200);
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      lengths.push(now - before);
      before = now;
    }
    return lengths.toSorted((one, other) => one - other);
  });
  testInfo.annotations.push({
    type: 'frames',
    description: `median ${frames[60]?.toFixed(1)} ms, 95th ${frames[114]?.toFixed(1)} ms, longest ${frames[119]?.toFixed(1)} ms`,
  });
  await expect(staff.rows.filter({ hasText: 'Loading' })).toHaveCount(0);

  const link = staff.table.getByRole('link').nth(12);
  const name = await link.innerText();
  await link.click();
  await expect(window.profile.heading(name)).toBeVisible();
  await page.goBack();
  await expect(staff.column('Name')).toHaveAttribute('aria-sort', 'descending');
  await expect(staff.table.getByRole('link', { name, exact: true }).first()).toBeVisible();

  await staff.search.fill('nobody is called this');
  await expect(page.getByText('Nobody matches')).toBeVisible();
  await expect(staff.rows).toHaveCount(0);
});

test('the front desk searches names, and learns no username by it', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank', 'ines'] } });
  const { staff } = window;
  await window.enter(desk.person('frank'));
  await window.topBar.goTo('Staff');
  await staff.search.fill('lopez');
  await expect(staff.shown).toHaveText('One of 3 people');
  await expect(staff.twoFactorFilter).toHaveCount(0);
  await staff.search.fill('ines');
  await expect(staff.row(desk.person('ines').name)).toHaveCount(1);
  const asked = await window.page.evaluate(() =>
    self.desk.staff.search({
      filter: { text: '', role: null, portal: null, active: null, twoFactor: null },
      sort: 'username',
      direction: 'ascending',
      after: null,
      skip: 0,
      limit: 10,
    }),
  );
  expect(asked).toMatchObject({ ok: false, error: { code: 'input-refused' } });
  // A virtual list must not print as if it were whole.
  const { page } = window;
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('The list itself does not print.')).toBeVisible();
  await expect(staff.table).toBeHidden();
  await expect(staff.search).toBeHidden();
});

test('many are selected, set inactive with a reason, and set active again; who cannot be is told by name', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank', 'ines'], crowd: 60 } });
  const { staff, page } = window;
  await window.enter(desk.person('maria'));
  await window.topBar.goTo('Staff');
  await staff.statusFilter.selectOption('Active');
  await staff.select('Frank Osei').press('Space');
  await expect(staff.selected).toHaveText('One person selected');
  await page.getByRole('button', { name: /^Select all \d+ that match$/ }).click();
  const count = countOf(desk.dataDirectory, 'accounts') - 7;
  await expect(staff.selected).toHaveText(`${count} people selected`);
  await staff.select('Inés Duarte').uncheck();
  await staff.bulk('Set inactive').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('textbox', { name: 'Reason' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Set inactive' }).click();
  await expect(
    dialog.getByRole('alert').or(dialog.getByText('This is empty. Fill it in.')).first(),
  ).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('The season is over');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(`Done for ${count - 2} people.`)).toBeVisible();
  await expect(dialog.getByRole('list', { name: 'Passed over' })).toHaveText('Maria Lopez: this is you');
  await dialog.getByRole('button', { name: 'Close' }).press('Enter');
  await expect(staff.shown).toHaveText('2 of 63 people');
  expect(
    rowsOf<{ name: string }>(
      desk.dataDirectory,
      'select name from accounts where active = 1 order by name',
    ).map(({ name }) => name),
  ).toEqual(['Inés Duarte', 'Maria Lopez']);

  await staff.statusFilter.selectOption('Inactive');
  await staff.table.getByRole('checkbox', { name: 'Select all that match' }).check();
  await staff.bulk('Set active').click();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('It was a mistake');
  await page.keyboard.press('Enter');
  // A manager may be among them.
  await window.confirm();
  await expect(dialog.getByText(/^Done for \d+ people\.$/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(staff.rows).toHaveCount(0);
});

test('a file of staff is checked, put right, imported and undone, and the list is exported', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: {} });
  const { staff, page } = window;
  await window.enter(desk.person('maria'));
  await window.topBar.goTo('Staff');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const file = (text: string) => ({ name: 'season.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  const chooser = page.getByLabel('Choose a CSV file');
  await chooser.setInputFiles(
    file('\ufeffFull name;Login;Role\r\nNia Okafor;nia;Coach\r\nBen Ek;maria;Juggler\r\n'),
  );
  await expect(page.getByRole('table', { name: 'The first people of the file' })).toContainText('Nia Okafor');
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(page.getByRole('list', { name: 'What has to be put right' }).getByRole('listitem')).toHaveText(
    [
      'Line 3, Username: somebody already has this username.',
      'Line 3, Role: this is no role. Use Manager, Front desk or Instructor.',
    ],
  );
  await chooser.setInputFiles(
    file('Full name;Login;Role\r\nNia Okafor;nia;Coach\r\nBen Ek;ben;Front desk\r\n'),
  );
  await page.getByRole('button', { name: 'Check the file' }).click();
  await page.getByRole('button', { name: 'Import 2 people' }).click();
  await expect(page.getByText('2 people are imported')).toBeVisible();
  await page.getByRole('button', { name: 'Go to the list' }).click();
  await expect(staff.row('Nia Okafor')).toContainText('No password yet');

  const target = join(desk.dataDirectory, 'exported.csv');
  await desk.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, target);
  await page.getByRole('button', { name: 'Save as CSV', exact: true }).click();
  await expect(page.getByText('The file is saved. It holds 3 people.')).toBeVisible();
  expect(readFileSync(target, 'utf8')).toContain('\r\nNia Okafor,nia,Instructor,Active,Not set up,\r\n');

  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('button', { name: 'Undo this import' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo this import' }).click();
  const undone = page.getByRole('status').filter({ hasText: 'The import is undone.' });
  await expect(undone.getByRole('listitem')).toHaveText(
    '2 people are removed: their accounts were never used or changed.',
  );
  expect(countOf(desk.dataDirectory, 'accounts')).toBe(1);
});
