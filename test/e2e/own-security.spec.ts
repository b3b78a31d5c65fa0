import { expect, test } from './fixtures';

test('“that was not me” ends the other session, leads to a new password, and is told to a manager', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({
    school: { staff: ['frank'], enrolled: ['maria', 'frank'], required: { office: true } },
  });
  const frank = desk.person('frank');
  const maria = desk.person('maria');
  // A stranger who knows the password: one failure, then a sign-in without a code.
  const staff = await desk.open('staff');
  await staff.signIn.submit(frank.username, 'not the right one');
  await expect(staff.signIn.alert).toBeVisible();
  await staff.signIn.submit(frank.username, frank.password);
  await staff.topBar.person(frank.name).waitFor();

  await desk.passTime(60_000);
  await window.enter(frank);
  await window.topBar.goTo('My security');
  const { security, page } = window;
  await expect(security.signIns.getByRole('row').nth(1)).toContainText('This session');
  const stranger = security.signIns.getByRole('row').nth(2);
  await expect(stranger).toContainText('Staff Portal');
  await expect(stranger).toContainText('With the password alone');
  await expect(security.signIns.getByRole('row').nth(3)).toContainText('Wrong password');

  // By keyboard, from the entry to the new password.
  await stranger.getByRole('button', { name: 'That was not me' }).focus();
  await page.keyboard.press('Enter');
  await expect(security.dialog).toContainText('Staff Portal');
  await page.keyboard.press('Escape');
  await expect(stranger.getByRole('button', { name: 'That was not me' })).toBeFocused();
  await page.keyboard.press('Enter');
  await security.dialog.getByRole('button', { name: 'Report it' }).focus();
  await page.keyboard.press('Enter');
  await expect(security.dialog).toHaveCount(0);
  await expect(security.currentPassword).toBeFocused();
  await expect(page.getByText('You reported it. Now choose a new password.')).toBeVisible();
  await expect(page.getByText(/make new recovery codes too/)).toBeVisible();
  await expect(stranger).toContainText('You reported this');
  await expect(stranger.getByRole('button')).toHaveCount(0);
  await expect(staff.signIn.heading).toBeVisible();

  const fresh = 'nine copper kettles sing';
  await security.changePassword(frank.password, fresh);
  await expect(page.getByText(/^Your password is changed\./)).toBeVisible();
  await expect(page.getByText('You reported it. Now choose a new password.')).toHaveCount(0);
  await window.topBar.signOut(frank.name);

  await window.enter(maria);
  await expect(page.getByText(/^Frank Osei says that the sign-in of .* in the Staff Portal/)).toBeVisible();
  await page.getByRole('button', { name: 'Open the profile of Frank Osei' }).click();
  await expect(page.getByRole('heading', { name: frank.name, exact: true })).toBeVisible();
});

test('in the Staff Portal: failed tries are told, lead to the entries, and stay until they are read', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { staff: ['ines'] }, portal: 'staff' });
  const ines = desk.person('ines');
  const { page, security } = window;
  await window.enter(ines);
  await window.topBar.signOut(ines.name);
  for (const guess of ['not the right one', 'nor is this one it']) {
    await window.signIn.submit(ines.username, guess);
    await expect(window.signIn.alert).toBeVisible();
  }
  await window.enter(ines);
  const told = page.getByText(
    /^2 failed tries since your last sign-in, the latest on .* at the Staff Portal/,
  );
  await expect(told).toBeVisible();
  await page.getByRole('button', { name: 'See my last sign-ins' }).click();
  await expect(security.signIns.getByRole('row')).toHaveCount(5);
  await expect(security.notMe).toHaveCount(3);
  await window.topBar.goTo('Home');
  await expect(told).toBeVisible();
  await page.getByRole('button', { name: 'Got it' }).click();
  await expect(told).toHaveCount(0);

  // A new password: the errors stand at their fields, which keep the typed text.
  await window.topBar.goTo('My security');
  await expect(page.getByText(/^At least 15 characters, none of the most used/)).toBeVisible();
  await security.changePassword(ines.password, 'too short');
  await expect(security.newPassword).toHaveAttribute('aria-invalid', 'true');
  await expect(security.newPassword).toBeFocused();
  await expect(security.currentPassword).toHaveValue(ines.password);
  await security.newPassword.press('CapsLock');
  await security.changePassword('not the right one', 'nine copper kettles sing');
  await expect(security.currentPassword).toHaveAttribute('aria-invalid', 'true');
  await security.changePassword(ines.password, 'nine copper kettles sing');
  await expect(page.getByText(/^Your password is changed\./)).toBeVisible();
});

test('a new password takes a fresh code where one is required, and the form keeps what was typed', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({
    school: { staff: ['frank'], enrolled: ['frank'], required: { staff: true } },
  });
  const frank = desk.person('frank');
  const { security, stepUp, page } = window;
  // The Office Portal takes the password alone, so the sign-in has shown no code.
  await window.enter(frank);
  await window.topBar.goTo('My security');
  const fresh = 'nine copper kettles sing';
  await security.changePassword(frank.password, fresh);
  await stepUp.dialog.waitFor();
  await expect(stepUp.password).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(security.newPassword).toHaveValue(fresh);
  await security.change.click();
  await window.confirm();
  await expect(page.getByText(/^Your password is changed\./)).toBeVisible();
});
