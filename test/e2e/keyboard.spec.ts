import { expect, test } from './fixtures';
import { tabTo } from './support/keyboard';

test('the keyboard alone does the first run', async ({ openDesk }) => {
  const { window } = await openDesk();
  const { page, firstRun } = window;
  await expect(firstRun.schoolName).toBeFocused();
  await page.keyboard.type('Northside Gymnastics');
  for (const [field, text] of [
    [firstRun.name, 'Maria Lopez'],
    [firstRun.username, 'maria'],
    [firstRun.password, 'apricot lanterns drift west'],
    [firstRun.confirm, 'apricot lanterns drift west'],
  ] as const) {
    await tabTo(page, field);
    await page.keyboard.type(text);
  }
  await page.keyboard.press('Enter');
  await expect(window.topBar.person('Maria Lopez')).toBeVisible();
});

test('the keyboard alone completes a sign-in with enrolment, and signs out', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank'], required: { office: true } } });
  const { page, signIn, enrolment, recoveryCodes, code } = window;
  const frank = desk.person('frank');
  await expect(signIn.username).toBeFocused();
  await page.keyboard.type(frank.username);
  await page.keyboard.press('Tab');
  await page.keyboard.type(frank.password);
  await page.keyboard.press('Enter');

  await expect(enrolment.field).toBeFocused();
  const secretKey = await enrolment.shownKey();
  await tabTo(page, enrolment.copy, 'Shift+Tab');
  await tabTo(page, enrolment.field);
  await page.keyboard.type(desk.codeFor(secretKey));
  await tabTo(page, recoveryCodes.saved);
  await page.keyboard.press('Space');
  await tabTo(page, recoveryCodes.continue);
  await page.keyboard.press('Enter');

  await expect(window.home.heading(frank.name)).toBeFocused();
  await tabTo(page, window.topBar.person(frank.name), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Lock' })).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(signIn.username).toBeFocused();

  // And in with a recovery code, offered as a button that the keyboard reaches.
  await page.keyboard.type(frank.username);
  await page.keyboard.press('Tab');
  await page.keyboard.type(frank.password);
  await page.keyboard.press('Enter');
  await expect(code.field).toBeFocused();
  await tabTo(page, code.useRecoveryCode);
  await page.keyboard.press('Enter');
  await expect(code.recoveryCode).toBeFocused();
  await page.keyboard.type('0000 0000 0000 0000');
  await page.keyboard.press('Enter');
  await expect(code.alert).toHaveText(/^That recovery code is not right/);
  await expect(code.recoveryCode).toBeFocused();
});

test('the keyboard alone turns a switch on and resets somebody’s two factor', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank'], enrolled: ['frank'] } });
  const frank = desk.person('frank');
  const { page, topBar, options, staff, profile } = window;
  await window.enter(desk.person('maria'));
  await tabTo(page, topBar.link('Settings'));
  await page.keyboard.press('Enter');
  await tabTo(page, options.staff);
  await page.keyboard.press('Space');
  await expect(options.staff).toBeChecked();
  await tabTo(page, options.from.staff);
  await tabTo(page, options.grace.staff);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('3');
  // Enter saves from a field; the pre-flight asks first, and Escape leaves everything as it was typed.
  await page.keyboard.press('Enter');
  await expect(options.preflight).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(options.preflight).toHaveCount(0);
  await tabTo(page, options.save);
  await page.keyboard.press('Enter');
  await tabTo(page, options.turnOn);
  await page.keyboard.press('Enter');
  await expect(window.stepUp.password).toBeFocused();
  await page.keyboard.type(desk.person('maria').password);
  await page.keyboard.press('Enter');
  await expect(options.saved).toBeVisible();

  await tabTo(page, topBar.link('Staff'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await tabTo(page, staff.table.getByRole('link', { name: frank.name }));
  await page.keyboard.press('Enter');
  await tabTo(page, profile.reset);
  await page.keyboard.press('Enter');
  await expect(profile.dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(profile.dialog).toHaveCount(0);
  await expect(profile.reset).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, profile.dialog.getByRole('button', { name: 'Reset Two Factor' }));
  await page.keyboard.press('Enter');
  await expect(profile.status).toContainText('is reset');
});
