import { expect, test } from './fixtures';
import { badInputs, expectRefusedAt, expectUnspoiled } from './support/bad-input';
import { changeRows, rowsOf } from './support/store-file';

test('Staff Options: minutes take whole numbers alone, the contact line stands letter for letter', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: {} });
  const { options } = window;
  await window.enter(desk.person('maria'));
  await window.topBar.goTo('Settings');
  for (const field of ['officeMinutes', 'staffMinutes'] as const)
    for (const input of badInputs) {
      await options[field].fill(input.text);
      await options.save.click();
      await expectRefusedAt(options[field], input);
      await options.discard.click();
    }
  // No contact line is a choice: empty is no mistake here.
  for (const input of badInputs.slice(1)) {
    await options.contactLine.fill(input.text);
    await options.save.click();
    if (!input.plain) {
      await expectRefusedAt(options.contactLine, input);
      await options.discard.click();
      continue;
    }
    await window.confirm();
    await expect(options.saved, input.what).toBeVisible();
    expect(rowsOf(desk.dataDirectory, 'select contact_line from school')).toEqual([
      { contact_line: input.text },
    ]);
  }
  await options.contactLine.fill('');
  await options.save.click();
  await window.confirm();
  await expect(options.saved).toBeVisible();
  expect(
    rowsOf(
      desk.dataDirectory,
      'select idle_lock_minutes_office as office, idle_lock_minutes_staff as staff from school',
    ),
  ).toEqual([{ office: 5, staff: 2 }]);
  await expectUnspoiled(window.page);
});

test('My security: a new password is judged at its field, and one with emoji works as any other', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: {} });
  const maria = desk.person('maria');
  const { security } = window;
  await window.enter(maria);
  await window.topBar.goTo('My security');
  for (const [what, text] of [
    ['empty', ''],
    ['too short', 'fourteen chars'],
    ['10,000 characters', 'x'.repeat(10_000)],
    ['common', 'passwordpassword'],
  ] as const) {
    await security.changePassword(maria.password, text);
    await expectRefusedAt(security.newPassword, { what, text }, { kept: false });
  }
  const before = rowsOf(desk.dataDirectory, 'select password_hash from accounts');
  for (const input of badInputs.slice(0, 5)) {
    await security.changePassword(input.text, 'nine copper kettles sing');
    await expectRefusedAt(security.currentPassword, input, { kept: false });
  }
  expect(rowsOf(desk.dataDirectory, 'select password_hash from accounts')).toEqual(before);

  const odd = `'; DROP TABLE <img onerror> 🤸‍♀️ בית`;
  await security.changePassword(maria.password, odd);
  await expect(window.page.getByRole('status').filter({ hasText: 'Your password is changed' })).toBeVisible();
  await window.topBar.signOut(maria.name);
  await window.signIn.submit(maria.username, odd);
  await expect(window.home.heading(maria.name)).toBeVisible();
});

test('a locked window answers whatever is typed with a message and stays locked', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school: {} });
  const maria = desk.person('maria');
  await window.enter(maria);
  await window.topBar.lock(maria.name);
  for (const input of badInputs.slice(0, 6)) {
    await window.unlock.submit(input.text);
    await expect(window.unlock.alert.first(), input.what).toBeVisible();
    await expect(window.unlock.heading(maria.name), input.what).toBeVisible();
  }
  await window.unlock.submit(maria.password);
  await expect(window.topBar.person(maria.name)).toBeVisible();
  await window.topBar.lock(maria.name);
  for (const input of badInputs.slice(6)) {
    await window.unlock.submit(input.text);
    await expect(window.unlock.alert.first(), input.what).toBeVisible();
    await expect(window.unlock.heading(maria.name), input.what).toBeVisible();
  }
  await expectUnspoiled(window.page);
});

test('lifting a lock refuses what it cannot take at the field and stays locked', async ({ openDesk }) => {
  const { desk } = await openDesk({ school: { staff: ['frank'], enrolled: ['frank'] } });
  const frank = desk.person('frank');
  await desk.app.close();
  changeRows(
    desk.dataDirectory,
    `insert into throttles (subject, failures, code_failures, remaining_wait, updated_at)
     select id, 100, 0, 0, 0 from accounts where username = ?`,
    frank.username,
  );
  const window = await desk.start();
  await window.signIn.submit(frank.username, frank.password);
  await window.page.getByRole('button', { name: 'Use a recovery code' }).click();
  const lift = window.page.getByRole('button', { name: 'Lift the lock' });
  for (const input of badInputs.slice(0, 2)) {
    await window.signIn.password.fill(frank.password);
    await window.code.recoveryCode.fill(input.text);
    await lift.click();
    await expectRefusedAt(window.code.recoveryCode, input);
    await window.signIn.password.fill(input.text);
    await window.code.recoveryCode.fill(frank.recoveryCodes[0] ?? '');
    await lift.click();
    await expectRefusedAt(window.signIn.password, input, { kept: false });
  }
  for (const input of badInputs.slice(2)) {
    await window.signIn.password.fill(frank.password);
    await window.code.recoveryCode.fill(input.text);
    await lift.click();
    await expect(window.errors.first(), input.what).toBeVisible();
    await expect(window.code.recoveryCode, input.what).toHaveValue(input.text);
  }
  await expect(window.topBar.person(frank.name)).toHaveCount(0);
});
