import { expect, test } from './fixtures';

const switchKeys = 'ControlOrMeta+Shift+L';

test('what one manager had typed waits behind them: the next one finds nothing of it, and it is there again', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { staff: ['nora'] } });
  const { page, signIn, unlock, topBar, staff } = window;
  const maria = desk.person('maria');
  const nora = desk.person('nora');
  await window.enter(maria);
  await topBar.goTo('Staff');
  await staff.add.click();
  await staff.name.fill('Half A Name');
  await staff.role.selectOption('Instructor');
  await staff.password.fill('mustard seeds in a drawer');

  // The person switches by keyboard and types on at once.
  await page.keyboard.press(switchKeys);
  await expect(signIn.username).toBeFocused();
  await expect(signIn.waiting).toHaveText([`${maria.name} Unlock`]);
  expect(await page.content()).not.toContain('Half A Name');
  expect(page.url()).not.toContain('staff');
  await page.keyboard.type(nora.username);
  await signIn.password.fill(nora.password);
  await signIn.button.click();

  await expect(window.home.heading(nora.name)).toBeVisible();
  expect(await page.content()).not.toContain(maria.name);
  await topBar.goTo('Staff');
  await staff.add.click();
  await expect(staff.name).toHaveValue('');
  await expect(staff.role).toHaveValue('front-desk');
  await topBar.signOut(nora.name);

  await signIn.resume(maria.name);
  await expect(unlock.heading(maria.name)).toBeVisible();
  await expect(staff.name).toHaveCount(0);
  await unlock.submit(maria.password);
  await expect(topBar.person(maria.name)).toBeVisible();
  await expect(staff.name).toHaveValue('Half A Name');
  await expect(staff.role).toHaveValue('instructor');
  // A password never waits with the session.
  await expect(staff.password).toHaveValue('');
});

test('two people wait in turn, each with their own: a profile, and options that were saved in between are not overwritten', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { staff: ['nora', 'frank'] } });
  const { signIn, unlock, topBar, staff, options, page } = window;
  const maria = desk.person('maria');
  const nora = desk.person('nora');
  const frank = desk.person('frank');
  await window.enter(maria);
  await topBar.goTo('Settings');
  await options.contactLine.fill('Ask Maria');
  await topBar.switchPerson(maria.name);

  await window.enter(nora);
  await topBar.goTo('Staff');
  await staff.open(frank.name);
  await staff.name.fill('Frank O');
  // Also from the unlock page: a person at a locked desk need not sign the other one out.
  await topBar.lock(nora.name);
  await unlock.switchPerson.click();
  await expect(signIn.waiting).toHaveText([`${nora.name} Unlock`, `${maria.name} Unlock`]);

  // A session that came back locked and waits again keeps its state.
  await signIn.resume(maria.name);
  await unlock.heading(maria.name).waitFor();
  await page.keyboard.press(switchKeys);
  await signIn.resume(nora.name);
  await unlock.submit(nora.password);
  await expect(page.getByRole('heading', { name: frank.name, exact: true })).toBeVisible();
  await expect(staff.name).toHaveValue('Frank O');
  await topBar.goTo('Settings');
  await expect(options.contactLine).toHaveValue('');
  await options.contactLine.fill('Ask Nora');
  await options.save.click();
  await window.confirm(nora);
  await options.saved.waitFor();
  await topBar.signOut(nora.name);

  await signIn.resume(maria.name);
  await unlock.submit(maria.password);
  await expect(options.contactLine).toHaveValue('Ask Maria');
  await options.save.click();
  await window.confirm(maria);
  await expect(options.alert).toHaveText(/^Somebody else changed this/);
});

test('a profile that came back does not overwrite what somebody else saved in between', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { staff: ['nora', 'frank'] } });
  const { page, signIn, unlock, topBar, staff, profile } = window;
  const maria = desk.person('maria');
  const nora = desk.person('nora');
  const frank = desk.person('frank');
  await window.enter(maria);
  await topBar.goTo('Staff');
  await staff.open(frank.name);
  await staff.name.fill('Frank by Maria');
  await page.keyboard.press(switchKeys);
  await window.enter(nora);
  await topBar.goTo('Staff');
  await staff.open(frank.name);
  await staff.name.fill('Frank by Nora');
  await staff.save.click();
  await profile.heading('Frank by Nora').waitFor();
  await topBar.signOut(nora.name);

  await signIn.resume(maria.name);
  await unlock.submit(maria.password);
  await expect(profile.heading('Frank by Nora')).toBeVisible();
  await expect(staff.name).toHaveValue('Frank by Maria');
  await staff.save.click();
  await expect(staff.alert).toHaveText(/^Somebody else changed this/);
  await expect(profile.heading('Frank by Nora')).toBeVisible();
  await page.getByRole('button', { name: 'Load the present state' }).click();
  await expect(staff.name).toHaveValue('Frank by Nora');
});

test('a person who signs out, or signs in anew, leaves nothing behind', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school: { staff: ['nora'] } });
  const { page, signIn, unlock, topBar, staff, home } = window;
  const maria = desk.person('maria');
  const begin = async () => {
    await topBar.goTo('Staff');
    await staff.add.click();
    await staff.name.fill('Half A Name');
  };
  await window.enter(maria);
  await begin();
  await page.keyboard.press(switchKeys);
  await signIn.resume(maria.name);
  await unlock.signOut.click();
  await expect(signIn.username).toBeFocused();
  await expect(signIn.waiting).toHaveCount(0);
  await window.enter(maria);
  await expect(home.heading(maria.name)).toBeVisible();

  await begin();
  await page.keyboard.press(switchKeys);
  await window.enter(maria);
  await expect(home.heading(maria.name)).toBeVisible();
  await topBar.goTo('Staff');
  await staff.add.click();
  await expect(staff.name).toHaveValue('');
  await topBar.signOut(maria.name);
  await expect(signIn.waiting).toHaveCount(0);
});

test('a deactivation ends the wait, and what waited', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school: { staff: ['nora'] } });
  const { page, signIn, topBar, staff, profile } = window;
  const maria = desk.person('maria');
  const nora = desk.person('nora');
  await window.enter(nora);
  await topBar.goTo('Staff');
  await staff.add.click();
  await staff.name.fill('Half A Name');
  await page.keyboard.press(switchKeys);
  await window.enter(maria);
  await topBar.goTo('Staff');
  await staff.open(nora.name);
  await profile.makeInactive();
  await profile.setActive.waitFor();
  await topBar.signOut(maria.name);
  await expect(signIn.username).toBeFocused();
  await expect(signIn.waiting).toHaveCount(0);
});

test('in the Staff Portal, the keys lock and switch, and only the owner’s password brings a session back', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank', 'ines'] }, portal: 'staff' });
  const { page, signIn, unlock, topBar } = window;
  const frank = desk.person('frank');
  const ines = desk.person('ines');
  await window.enter(frank);
  await topBar.goTo('Help');
  await page.keyboard.press('ControlOrMeta+L');
  await expect(unlock.heading(frank.name)).toBeVisible();
  await page.keyboard.press(switchKeys);
  await expect(signIn.username).toBeFocused();
  await window.enter(ines);
  await page.keyboard.press(switchKeys);
  await signIn.resume(frank.name);
  await unlock.submit(desk.person('maria').password);
  await expect(unlock.alert).toHaveText(/^That password is not right/);
  await unlock.submit(frank.password);
  await expect(page.getByRole('heading', { name: 'Help', exact: true })).toBeVisible();
});
