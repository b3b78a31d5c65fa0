import { expect, test } from './fixtures';
import { checkBothThemes } from './support/both-themes';

const required = { office: true, staff: true } as const;

test('a manager vouches at the desk: by keyboard, refused first, then let in and told who it was', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({
    school: { staff: ['frank', 'nora'], enrolled: ['frank', 'nora'], required },
  });
  const frank = desk.person('frank');
  const nora = desk.person('nora');
  const { noPhone, page, code } = window;
  await window.signIn.submit(frank.username, frank.password);
  await expect(code.useRecoveryCode).toBeVisible();
  await noPhone.open.focus();
  await page.keyboard.press('Enter');
  await expect(noPhone.dialog).toBeVisible();
  await checkBothThemes(desk, window, 'no phone');
  await noPhone.vouch.focus();
  await page.keyboard.press('Enter');

  // The keyboard alone; the focus starts in the first field.
  await expect(noPhone.managerUsername).toBeFocused();
  await page.keyboard.type(nora.username);
  await page.keyboard.press('Tab');
  await page.keyboard.type(nora.password);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(noPhone.managerCode).toBeFocused();
  await page.keyboard.type(desk.wrongCodeFor(nora.secretKey));
  await page.keyboard.press('Tab');
  await page.keyboard.type('Phone left at home');
  await page.keyboard.press('Enter');
  await expect(noPhone.alert).toContainText('That does not let anybody in');
  await checkBothThemes(desk, window, 'a vouch refused');
  await expect(noPhone.managerPassword).toBeFocused();
  await expect(noPhone.managerPassword).toHaveValue('');
  await expect(noPhone.reason).toHaveValue('Phone left at home');
  await page.keyboard.type(nora.password);
  await noPhone.managerCode.fill(desk.codeFor(nora.secretKey));
  await page.keyboard.press('Enter');

  await expect(window.home.heading(frank.name)).toBeVisible();
  await expect(page.getByText(`${nora.name} let you in without a code`)).toBeVisible();
  await window.topBar.signOut(frank.name);
  await window.enter(nora);
  await window.topBar.goTo('Audit log');
  const vouched = window.audit.rows.filter({ hasText: `${nora.name} vouched for ${frank.name}` });
  await expect(vouched).toContainText('Phone left at home');
});

test('a one-time pass: given, shown until it is put away, over a reload, used once in place of setting up an app', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({
    school: { staff: ['ines'], enrolled: ['maria'], required },
  });
  const maria = desk.person('maria');
  const ines = desk.person('ines');
  const { page, profile, passes } = window;
  await window.enter(maria);
  await window.topBar.goTo('Staff');
  await window.staff.open(ines.name);
  await passes.give.click();
  await passes.countsFor.selectOption('Another time');
  await passes.minutes.fill('5');
  await passes.reason.fill('New phone is on its way');
  await passes.submit.click();
  await expect(profile.dialog.getByText('Use a whole number from 10 to 1440.')).toBeVisible();
  await checkBothThemes(desk, window, 'Give a one-time pass, refused');
  await passes.minutes.fill('30');
  await passes.submit.click();
  await expect(passes.heading(ines.name)).toBeVisible();
  const shown = await passes.shown.getByRole('code').innerText();
  expect(shown).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  await checkBothThemes(desk, window, 'one-time pass');
  await page.reload();
  await expect(passes.shown.getByRole('code')).toHaveText(shown);
  await passes.done.click();
  await expect(profile.heading(ines.name)).toBeVisible();
  await expect(page.getByText('A pass is out until')).toBeVisible();
  await expect(page.getByText(shown)).toHaveCount(0);
  await checkBothThemes(desk, window, 'Staff Profile with a pass');

  const staff = await desk.open('staff');
  await staff.signIn.submit(ines.username, ines.password);
  await expect(staff.enrolment.heading).toBeVisible();
  await staff.noPhone.open.click();
  await staff.noPhone.usePass.click();
  await staff.noPhone.pass.fill('AAAA-AAAA-AAAA-AAAA');
  await staff.noPhone.signIn.click();
  await expect(staff.noPhone.dialog.getByText('That pass is not right')).toBeVisible();
  await expect(staff.noPhone.pass).toBeFocused();
  await checkBothThemes(desk, staff, 'a one-time pass refused');
  await staff.noPhone.pass.fill(shown.toLowerCase().replaceAll('-', ' '));
  await staff.noPhone.signIn.click();
  await expect(staff.home.heading(ines.name)).toBeVisible();
  await expect(staff.page.getByText(`${maria.name} made a one-time pass for your account`)).toBeVisible();

  // A used pass stays used; the manager withdraws a second one before its use.
  await window.topBar.goTo('Staff');
  await window.staff.open(ines.name);
  await expect(passes.give).toBeVisible();
  await passes.give.click();
  await passes.reason.fill('New phone is on its way');
  await passes.submit.click();
  await passes.done.click();
  await passes.withdraw.click();
  await profile.dialog.getByRole('button', { name: 'Withdraw the pass', exact: true }).click();
  await expect(page.getByText('The pass is withdrawn.')).toBeVisible();
  await expect(passes.give).toBeVisible();
});
