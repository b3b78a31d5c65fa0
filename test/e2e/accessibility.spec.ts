import { expect, test } from './fixtures';
import { checkBothThemes } from './support/both-themes';

test('axe finds no violation on the first-run screens', async ({ openDesk }) => {
  const { desk, window } = await openDesk();
  await expect(window.firstRun.heading).toBeVisible();
  await checkBothThemes(desk, window, 'first run');
  await window.firstRun.create.click();
  await expect(window.errors.first()).toBeVisible();
  await checkBothThemes(desk, window, 'first run with errors');
  const staff = await desk.open('staff');
  await expect(staff.page.getByRole('heading', { name: 'This school is not set up yet' })).toBeVisible();
  await checkBothThemes(desk, staff, 'first run, seen from the Staff Portal');
});

test('axe finds no violation on the way in: sign-in, enrolment, recovery codes', async ({ openDesk }) => {
  const inAMonth = { office: Date.now() + 30 * 24 * 60 * 60_000, staff: 0 };
  const { desk, window } = await openDesk({
    school: { staff: ['frank'], required: { office: true }, options: { requiredFrom: inAMonth } },
  });
  const frank = desk.person('frank');
  await expect(window.signIn.heading).toBeVisible();
  await checkBothThemes(desk, window, 'sign-in');
  await window.signIn.submit(frank.username, 'not the right one');
  await expect(window.signIn.alert).toBeVisible();
  await checkBothThemes(desk, window, 'sign-in refused');
  await window.signIn.submit(frank.username, frank.password);
  const secretKey = await window.enrolment.shownKey();
  await expect(window.enrolment.skip).toBeVisible();
  await checkBothThemes(desk, window, 'enrolment');
  await window.enrolment.field.fill(desk.wrongCodeFor(secretKey));
  await expect(window.enrolment.alert).toBeVisible();
  await checkBothThemes(desk, window, 'enrolment refused');
  await window.enrolment.field.fill(desk.codeFor(secretKey));
  await expect(window.recoveryCodes.heading).toBeVisible();
  await checkBothThemes(desk, window, 'recovery codes');
});

test('axe finds no violation on the way in: code, recovery code, a reset told, a locked window', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({
    school: { staff: ['frank', 'nora'], enrolled: ['frank', 'nora'], required: { office: true } },
  });
  const frank = desk.person('frank');
  const nora = desk.person('nora');
  const staff = await desk.open('staff');
  await expect(staff.signIn.heading).toBeVisible();
  await checkBothThemes(desk, staff, 'Staff Portal sign-in');
  await window.signIn.submit(frank.username, frank.password);
  await expect(window.code.heading).toBeVisible();
  await checkBothThemes(desk, window, 'code');
  await window.code.useRecoveryCode.click();
  await window.code.recoveryCode.fill('0');
  await window.code.verify.click();
  await expect(window.code.alert).toBeVisible();
  await checkBothThemes(desk, window, 'recovery code refused');
  await window.code.back.click();

  await window.enter(nora);
  await window.topBar.goTo('Staff');
  await window.staff.open(frank.name);
  await window.profile.reset.click();
  await expect(window.profile.dialog).toBeVisible();
  await checkBothThemes(desk, window, 'Reset Two Factor dialog');
  await window.profile.dialog.getByRole('button', { name: 'Reset Two Factor' }).click();
  await window.profile.status.waitFor();
  await checkBothThemes(desk, window, 'Staff Profile after a reset');
  await window.topBar.lock(nora.name);
  await expect(window.unlock.heading(nora.name)).toBeVisible();
  await checkBothThemes(desk, window, 'locked');
  await window.unlock.signOut.click();
  await staff.enter(frank);
  await expect(staff.page.getByText('reset your two factor on')).toBeVisible();
  await checkBothThemes(desk, staff, 'Staff Portal home with a notice');
});

test('axe finds no violation where enrolment is supervised', async ({ openDesk }) => {
  const { desk, window } = await openDesk({
    school: { staff: ['frank'], required: { staff: true }, options: { supervisedEnrolment: true } },
  });
  const frank = desk.person('frank');
  const staff = await desk.open('staff');
  await staff.signIn.submit(frank.username, frank.password);
  await expect(staff.enrolmentCode.field).toBeFocused();
  await staff.enrolmentCode.field.fill('0');
  await staff.enrolmentCode.go.click();
  await expect(staff.enrolmentCode.alert).toBeVisible();
  await checkBothThemes(desk, staff, 'an enrolment code is asked for, and one refused');
  await window.enter(desk.person('maria'));
  await window.topBar.goTo('Staff');
  await window.staff.open(frank.name);
  await expect(window.profile.giveEnrolmentCode).toBeVisible();
  await checkBothThemes(desk, window, 'Staff Profile of whoever needs an enrolment code');
  await window.profile.giveEnrolmentCode.click();
  await expect(window.enrolmentCode.putAway).toBeVisible();
  await checkBothThemes(desk, window, 'a given enrolment code');
});

test('axe finds no violation in a session', async ({ openDesk }) => {
  test.setTimeout(120_000);
  const { desk, window } = await openDesk({
    school: { staff: ['frank', 'ines'], enrolled: ['maria', 'frank'], required: { office: true } },
  });
  const maria = desk.person('maria');
  const { topBar, staff, options, security, audit, page } = window;
  await window.enter(maria);
  await expect(window.home.signIns).toBeVisible();
  await checkBothThemes(desk, window, 'Home');
  await topBar.person(maria.name).click();
  await expect(page.getByRole('menuitem', { name: 'Lock' })).toBeVisible();
  await checkBothThemes(desk, window, 'Home with the menu open');
  await page.keyboard.press('Escape');
  await topBar.goTo('My security');
  await expect(security.makeNewCodes).toBeVisible();
  await checkBothThemes(desk, window, 'My security');
  await window.authenticators.add.click();
  await expect(window.newAuthenticator.qrCode).toBeVisible();
  await checkBothThemes(desk, window, 'Add an authenticator');
  await window.newAuthenticator.cancel.click();
  await security.notMe.first().click();
  await expect(security.dialog).toBeVisible();
  await checkBothThemes(desk, window, 'That was not me');
  await page.keyboard.press('Escape');
  await topBar.goTo('Staff');
  await expect(staff.rows).toHaveCount(3);
  await checkBothThemes(desk, window, 'Staff');
  await staff.add.click();
  await staff.save.click();
  await expect(window.errors.first()).toBeVisible();
  await checkBothThemes(desk, window, 'Add staff member with errors');
  await topBar.goTo('Staff');
  await staff.open(desk.person('frank').name);
  await checkBothThemes(desk, window, 'Staff Profile');
  await window.theirs.add.click();
  await window.theirs.submit.click();
  await expect(window.errors.first()).toBeVisible();
  await checkBothThemes(desk, window, 'Add hardware token with errors');
  await page.keyboard.press('Escape');
  await topBar.goTo('Settings');
  await options.staff.check();
  await options.officeMinutes.fill('0');
  await options.save.click();
  await expect(options.turnOn).toBeVisible();
  await checkBothThemes(desk, window, 'the pre-flight');
  await options.turnOn.click();
  await expect(window.errors.first()).toBeVisible();
  await checkBothThemes(desk, window, 'Staff Options with a change and an error');
  await window.tokens.tab.click();
  await window.tokens.choose('serial,secret,username\nA1,GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ,\nB2,123,');
  await expect(window.tokens.errors).toHaveCount(1);
  await checkBothThemes(desk, window, 'Hardware tokens with a file that has an error');
  await topBar.goTo('Audit log');
  await expect(audit.rows.first()).toBeVisible();
  await checkBothThemes(desk, window, 'Audit log');
  await topBar.goTo('Help');
  await expect(page.getByRole('heading', { name: 'Help', exact: true })).toBeVisible();
  await checkBothThemes(desk, window, 'Help');
});
