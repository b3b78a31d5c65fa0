import { expect, test } from './fixtures';
import { BackupsPage } from './pages/backups-page';
import { OwnerSheetPages } from './pages/owner-sheet-pages';
import { checkBothThemes } from './support/both-themes';
import { tabTo } from './support/keyboard';
import { chooseFromMenu } from './support/menu';
import { codeAt } from './support/oathtool';

const tokenSeed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const minute = 60_000;

const seasonFile = (role: string) => ({
  name: 'season.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`Name,Username,Role\r\nNia Okafor,nia,Instructor\r\nBen Ek,ben,${role}\r\n`),
});

test('axe finds no violation on the screens that change the staff, many of them or one', async ({
  openDesk,
}) => {
  test.setTimeout(120_000);
  const { desk, window } = await openDesk({ school: { staff: ['frank', 'ines'], enrolled: ['frank'] } });
  const { page, staff, topBar, theirs } = window;
  const dialog = page.getByRole('dialog');
  await window.enter(desk.person('maria'));
  await topBar.goTo('Staff');
  await staff.select('Frank Osei').check();
  await expect(staff.selected).toBeVisible();
  await checkBothThemes(desk, window, 'Staff with somebody selected');
  await staff.bulk('Reset Two Factor').click();
  await dialog.getByRole('button', { name: 'Reset Two Factor' }).click();
  await expect(dialog.getByText('This is empty. Fill it in.')).toBeVisible();
  await checkBothThemes(desk, window, 'many at once, without a reason');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByLabel('Choose a CSV file').setInputFiles(seasonFile('Juggler'));
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(page.getByRole('list', { name: 'What has to be put right' })).toBeVisible();
  await checkBothThemes(desk, window, 'an import with an error');

  await topBar.goTo('Staff');
  await staff.open('Frank Osei');
  await theirs.add.click();
  await theirs.serial.fill('A1');
  await theirs.seed.fill(tokenSeed);
  await theirs.code.fill(codeAt(tokenSeed, desk.now()));
  await theirs.submit.click();
  await expect(theirs.status).toContainText('The token is added.');
  await page.getByRole('button', { name: 'Bring back in step: Hardware token A1' }).click();
  await expect(theirs.first).toBeVisible();
  await checkBothThemes(desk, window, 'bringing a token back in step');
});

test('axe finds no violation in Settings and in the dialogs that every room has', async ({ openDesk }) => {
  test.setTimeout(120_000);
  const { desk, window } = await openDesk({ school: { staff: ['frank'] } });
  const { page, options, topBar } = window;
  const backups = new BackupsPage(page);
  const sheet = new OwnerSheetPages(page);
  await window.enter(desk.person('maria'));
  await topBar.goTo('Settings');
  await options.office.check();
  await options.from.office.fill('2030-01-31');
  await options.grace.office.fill('3');
  await options.supervised.check();
  await checkBothThemes(desk, window, 'Staff Options with a date and days of grace');
  await options.discard.click();
  await backups.open();
  await backups.make.click();
  await expect(backups.rows).toHaveCount(1);
  await backups.verifyFirst();
  await expect(backups.status.last()).toContainText('This backup is whole');
  await checkBothThemes(desk, window, 'Backups');
  await backups.restoreOldest();
  await expect(backups.confirmRestore).toBeVisible();
  await checkBothThemes(desk, window, 'what a backup holds');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Keys', exact: true }).click();
  await expect(sheet.issue).toBeVisible();
  await checkBothThemes(desk, window, 'Keys');

  for (const [command, name] of [
    ['palette', 'Find anything'],
    ['shortcuts', 'Keyboard shortcuts'],
    ['about', 'About Latchkey'],
  ] as const) {
    await chooseFromMenu(desk, command);
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    await checkBothThemes(desk, window, name);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }

  await sheet.issue.click();
  await sheet.confirmIssue.click();
  await expect(window.stepUp.dialog).toBeVisible();
  await checkBothThemes(desk, window, 'confirm it is you');
  await window.confirm();
  await expect(sheet.heading).toBeVisible();
  await checkBothThemes(desk, window, 'the owner’s sheet');
  await sheet.promise.check();
  await sheet.putAway.click();
  await topBar.signOut('Maria Lopez');
  await sheet.useSheet.click();
  await expect(sheet.recoveryKey).toBeVisible();
  await checkBothThemes(desk, window, 'using the owner’s sheet');
});

test('axe finds no violation where the clocks are checked', async ({ openDesk }) => {
  const { desk, window } = await openDesk({
    school: { staff: ['frank'], enrolled: ['frank'], required: { office: true } },
  });
  const frank = desk.person('frank');
  const { code, page } = window;
  const ahead = (steps: number) => codeAt(frank.secretKey, desk.now() + 4 * minute + steps * 30_000);
  await window.signIn.submit(frank.username, frank.password);
  for (const steps of [-3, -2]) {
    await code.type(ahead(steps));
    await expect(code.alert).toHaveText(/^That code is not right/);
    await expect(code.verify).toBeEnabled();
    await desk.passTime(30_000);
  }
  await code.checkClocks.click();
  await expect(code.first).toBeFocused();
  await checkBothThemes(desk, window, 'two codes in a row');
  await code.first.fill(ahead(-1));
  await code.second.fill(ahead(0));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Your phone is about 4 minutes ahead')).toBeVisible();
  await checkBothThemes(desk, window, 'what the clocks say');
});

test('the keyboard alone imports staff, selects them, and takes the import back', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank'] } });
  const { page, staff, topBar } = window;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const dialog = page.getByRole('dialog');
  await window.enter(desk.person('maria'));
  await tabTo(page, topBar.link('Staff'));
  await page.keyboard.press('Enter');
  await tabTo(page, button('Import'));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByLabel('Choose a CSV file'));
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Space');
  await (await chooser).setFiles(seasonFile('Front desk'));
  await tabTo(page, button('Check the file'));
  await page.keyboard.press('Enter');
  await tabTo(page, button('Import 2 people'));
  await page.keyboard.press('Enter');
  await tabTo(page, button('Go to the list'));
  await page.keyboard.press('Enter');

  await tabTo(page, staff.search);
  await page.keyboard.type('nia');
  await expect(staff.shown).toHaveText('One of 4 people');
  await tabTo(page, staff.select('Nia Okafor'));
  await page.keyboard.press('Space');
  await tabTo(page, staff.bulk('Set inactive'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('textbox', { name: 'Reason' })).toBeFocused();
  await page.keyboard.type('Starts in spring');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Done for one person.')).toBeVisible();
  await tabTo(page, dialog.getByRole('button', { name: 'Close' }));
  await page.keyboard.press('Enter');
  await expect(staff.row('Nia Okafor')).toContainText('Inactive');

  await tabTo(page, button('Import'));
  await page.keyboard.press('Enter');
  await tabTo(page, button('Undo this import'));
  await page.keyboard.press('Enter');
  await tabTo(page, dialog.getByRole('button', { name: 'Undo this import' }));
  await page.keyboard.press('Enter');
  const undone = page.getByRole('status').filter({ hasText: 'The import is undone.' });
  await expect(undone.getByRole('listitem')).toHaveText([
    'One person is removed: the account was never used or changed.',
    'One person had been set inactive before, and stays so.',
  ]);
});

test('the keyboard alone goes through Settings, backs up, and prints the owner’s sheet', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: {} });
  const { page, topBar } = window;
  const backups = new BackupsPage(page);
  const sheet = new OwnerSheetPages(page);
  await window.enter(desk.person('maria'));
  await tabTo(page, topBar.link('Settings'));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('tab', { name: 'Staff Options' }));
  await page.keyboard.press('ArrowRight');
  await expect(backups.heading).toBeVisible();
  await tabTo(page, backups.make);
  await page.keyboard.press('Enter');
  await expect(backups.rows).toHaveCount(1);
  await tabTo(page, backups.rows.getByRole('button', { name: 'Restore', exact: true }));
  await page.keyboard.press('Enter');
  await expect(backups.confirmRestore).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(backups.rows.getByRole('button', { name: 'Restore', exact: true })).toBeFocused();
  await tabTo(page, page.getByRole('tab', { name: 'Backups' }), 'Shift+Tab');
  await page.keyboard.press('ArrowRight');
  await tabTo(page, sheet.issue);
  await page.keyboard.press('Enter');
  await tabTo(page, sheet.confirmIssue);
  await page.keyboard.press('Enter');
  await expect(window.stepUp.password).toBeFocused();
  await page.keyboard.type(desk.person('maria').password);
  await page.keyboard.press('Enter');
  await expect(sheet.heading).toBeVisible();
  await tabTo(page, sheet.promise);
  await page.keyboard.press('Space');
  await tabTo(page, sheet.putAway);
  await page.keyboard.press('Enter');
  await expect(topBar.person('Maria Lopez')).toBeVisible();
});
