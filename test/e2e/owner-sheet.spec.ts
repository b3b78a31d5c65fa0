import { expect, test } from './fixtures';
import { OwnerSheetPages } from './pages/owner-sheet-pages';

test('the owner’s sheet: issued after a fresh factor, shown once, replaced, and used to recover a manager', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { enrolled: ['maria'], required: { office: true } } });
  const { page } = window;
  const sheet = new OwnerSheetPages(page);
  const maria = desk.person('maria');
  await window.enter(maria);
  await sheet.reminder.click();
  await sheet.issue.click();
  await sheet.confirmIssue.click();
  // However fresh the sign-in is.
  await window.confirm();
  await expect(sheet.heading).toBeVisible();
  const first = await sheet.key.innerText();
  expect(first.replace(/\s/g, '')).toMatch(/^[0-9A-HJKMNP-TV-Z]{28}$/);
  await expect(sheet.putAway).toBeDisabled();
  await page.reload();
  await expect(sheet.key).toHaveText(first);
  await desk.app.evaluate(({ BrowserWindow }) => {
    for (const { webContents } of BrowserWindow.getAllWindows())
      Object.assign(webContents, {
        print: (_options: unknown, done: (printed: boolean, reason: string) => void) => done(true, ''),
      });
  });
  await sheet.print.click();
  await expect(page.getByRole('status').filter({ hasText: 'Sent to the printer' })).toBeVisible();
  await sheet.promise.check();
  await sheet.putAway.click();
  await expect(window.topBar.person(maria.name)).toBeVisible();
  await expect(page.getByText(first)).toHaveCount(0);

  // A later sheet has another key.
  await window.topBar.goTo('Settings');
  await page.getByRole('tab', { name: 'Keys', exact: true }).click();
  await expect(sheet.issued).toBeVisible();
  await sheet.issue.click();
  await sheet.confirmIssue.click();
  await window.confirm();
  await expect(sheet.heading).toBeVisible();
  const second = await sheet.key.innerText();
  expect(second).not.toBe(first);
  await sheet.promise.check();
  await sheet.putAway.click();
  await window.topBar.signOut(maria.name);

  // The manager has lost password, phone and recovery codes.
  await sheet.useSheet.click();
  const fresh = 'nine copper kettles sing';
  const open = async (key: string): Promise<void> => {
    await sheet.recoveryKey.fill(key);
    await sheet.username.fill(maria.username);
    await sheet.newPassword.fill(fresh);
    await sheet.confirmPassword.fill(fresh);
    await sheet.recoverManager.click();
  };
  await open(first);
  await expect(sheet.alert.first()).toContainText('That is not the recovery key on the owner’s sheet');
  await expect(sheet.username).toHaveValue(maria.username);
  await open(second.toLowerCase());
  await expect(page.getByText('The door is open.')).toBeVisible();
  await window.signIn.submit(maria.username, fresh);
  const secretKey = await window.enrolment.shownKey();
  expect(secretKey).not.toBe(maria.secretKey);
  await expect(page.getByText('The owner’s sheet was used to open your account')).toBeVisible();
  await window.enrolment.field.fill(desk.codeFor(secretKey));
  await window.recoveryCodes.finish();
  await window.topBar.goTo('Audit log');
  const told = window.audit.rows.filter({ hasText: 'The owner’s sheet opened the door for Maria Lopez' });
  await expect(told).toHaveCount(1);
});
