import { expect, test } from './fixtures';
import { codeAt } from './support/oathtool';

test('a new phone is added before the old one goes: both sign in, and then only the new one', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({
    school: { staff: ['frank'], enrolled: ['frank'], required: { office: true, staff: true } },
  });
  const frank = desk.person('frank');
  const { page, authenticators, newAuthenticator } = window;
  await window.enter(frank);
  await window.topBar.goTo('My security');
  await authenticators.add.click();

  const secretKey = await newAuthenticator.shownKey();
  expect((await newAuthenticator.scan()).secret).toBe(secretKey);
  await page.reload();
  expect(await newAuthenticator.shownKey()).toBe(secretKey);
  await page.keyboard.press('Control+L');
  await expect(window.unlock.heading(frank.name)).toBeVisible();
  await expect(newAuthenticator.secretKey).toHaveCount(0);
  await window.unlock.password.fill(frank.password);
  await page.keyboard.press('Enter');
  await newAuthenticator.name.fill('New phone');
  await newAuthenticator.field.fill(desk.wrongCodeFor(secretKey));
  await expect(newAuthenticator.alert).toHaveText(/^That code is not right/);
  await expect(newAuthenticator.name).toHaveValue('New phone');
  await newAuthenticator.field.fill(desk.codeFor(secretKey));
  await expect(authenticators.status).toContainText('The new authenticator works');
  await expect(authenticators.items).toHaveCount(2);

  await authenticators.rename('Authentication app', 'Old phone');
  await expect(authenticators.items.first()).toContainText('Old phone');
  for (const key of [frank.secretKey, secretKey]) {
    await window.topBar.signOut(frank.name);
    await window.signIn.submit(frank.username, frank.password);
    await window.code.type(await desk.nextCodeFor(key));
    await expect(page.getByText('An authentication app was added to your account')).toBeVisible();
  }
  await window.topBar.goTo('My security');
  await authenticators.remove('Old phone');
  await expect(authenticators.items).toHaveCount(1);
  await expect(page.getByText('Your only authenticator cannot be removed.')).toBeVisible();
  await window.topBar.signOut(frank.name);
  await window.signIn.submit(frank.username, frank.password);
  await window.code.type(await desk.nextCodeFor(frank.secretKey));
  await expect(window.code.alert).toHaveText(/^That code is not right/);
  await window.code.type(desk.codeFor(secretKey));
  await expect(window.home.heading(frank.name)).toBeVisible();
});

test('a manager sets their own app up before the switch is on, and gets the recovery codes', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank'] } });
  const maria = desk.person('maria');
  const { authenticators, newAuthenticator } = window;
  await window.enter(maria);
  await window.topBar.goTo('My security');
  await authenticators.add.click();
  const secretKey = await newAuthenticator.shownKey();
  await newAuthenticator.cancel.click();
  await expect(authenticators.add).toBeVisible();
  await authenticators.add.click();
  // Somebody may have looked at the key that was called off.
  const fresh = await newAuthenticator.shownKey();
  expect(fresh).not.toBe(secretKey);
  await newAuthenticator.field.fill(desk.codeFor(fresh));
  expect(await window.recoveryCodes.codes()).toHaveLength(10);
  await window.recoveryCodes.finish();
  await expect(authenticators.items).toHaveCount(1);
  await expect(authenticators.items.first()).toContainText('Authentication app');
});

// The secrets of RFC 6238's and of oathtool's own examples, and a third.
const seeds = {
  A1: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
  B2: '00112233445566778899aabbccddeeff00112233',
  C3: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
} as const;
const minutes = 60_000;

test('tokens come from a file into the stock and to people; a drifting one is brought back in step', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({
    school: { staff: ['frank'], required: { staff: true } },
  });
  const frank = desk.person('frank');
  const { page, tokens, theirs } = window;
  await window.enter(desk.person('maria'));
  await window.topBar.goTo('Settings');
  await tokens.tab.click();
  await tokens.choose(`serial,secret,period,username\nA1,${seeds.A1},30,frank\nB2,123,45,nobody`);
  await expect(tokens.errors).toHaveCount(2);
  await expect(tokens.errors.first()).toHaveText(/^3secretIt is neither Base32 nor hex/);
  await expect(tokens.submit).toHaveCount(0);
  await tokens.choose(`serial,secret,period,username\nA1,${seeds.A1},30,frank\nB2,${seeds.B2},30,`);
  await expect(tokens.rows).toHaveText([/A1.*Frank Osei/, /B2.*The stock/]);
  await tokens.submit.click();
  await expect(tokens.status).toContainText('Given to people: 1. Put into the stock: 1.');
  await expect(tokens.stock).toHaveCount(1);

  await window.topBar.goTo('Staff');
  await window.staff.open(frank.name);
  await expect(theirs.items).toHaveText([/Hardware token A1.*Not confirmed yet/]);
  await theirs.add.click();
  await theirs.serial.fill('C3');
  await theirs.seed.fill(seeds.C3);
  await theirs.code.fill(codeAt(seeds.A1, desk.now()));
  await theirs.submit.click();
  await expect(theirs.alert.or(theirs.dialog.getByText(/^That code is not right/))).toBeVisible();
  await theirs.code.fill(codeAt(seeds.C3, desk.now()));
  await theirs.submit.click();
  await expect(theirs.status).toContainText('The token is added.');
  await expect(theirs.items).toHaveCount(2);

  // Six minutes fast by now: its code is refused, two in a row cure it.
  const staff = await desk.open('staff');
  const ahead = 6 * minutes;
  await staff.signIn.submit(frank.username, frank.password);
  await staff.code.type(codeAt(seeds.A1, desk.now() + ahead));
  await expect(staff.code.alert).toHaveText(/^That code is not right/);
  await desk.passTime(30_000);
  await theirs.resynchronise(
    'A1',
    codeAt(seeds.A1, desk.now() + ahead - 30_000),
    codeAt(seeds.A1, desk.now() + ahead),
  );
  await expect(theirs.status).toContainText('The token is back in step.');
  await desk.passTime(30_000);
  await staff.code.type(codeAt(seeds.A1, desk.now() + ahead));
  await expect(staff.home.heading(frank.name)).toBeVisible();

  // The first token is his first factor. The second one counts once he has confirmed it.
  await staff.topBar.goTo('My security');
  const second = staff.authenticators.items.filter({ hasText: 'Hardware token C3' });
  await expect(second).toContainText('Not confirmed yet');
  await staff.page.getByRole('button', { name: 'Confirm: Hardware token C3' }).click();
  const dialog = staff.page.getByRole('dialog', { name: 'Confirm this token' });
  await dialog.getByLabel('Code on the token now').fill(codeAt(seeds.C3, desk.now()));
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(staff.authenticators.status).toContainText('The token is confirmed.');
  await expect(second).toContainText('Last used');
  await expect(page.getByRole('heading', { name: 'Authenticators', exact: true })).toBeVisible();
});

test('after two wrong codes the clocks can be checked: how far, which way, and neither code signs in', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({
    school: { staff: ['frank'], enrolled: ['frank'], required: { office: true } },
  });
  const frank = desk.person('frank');
  const { code, page } = window;
  const fast = (later = 0) => codeAt(frank.secretKey, desk.now() + 4 * minutes + later * 30_000);
  await window.signIn.submit(frank.username, frank.password);
  await code.type(fast(-1));
  await expect(code.alert).toHaveText(/^That code is not right/);
  await expect(code.checkClocks).toHaveCount(0);
  await desk.passTime(30_000);
  await code.type(fast());
  await expect(code.checkClocks).toBeVisible();
  await code.checkClocks.focus();
  await page.keyboard.press('Enter');
  await expect(code.first).toBeFocused();
  await desk.passTime(30_000);
  const [first, second] = [fast(-1), fast()];
  await page.keyboard.type(first);
  await page.keyboard.press('Tab');
  await page.keyboard.type(second);
  await page.keyboard.press('Enter');
  const finding = page.getByRole('status').filter({ hasText: 'Your phone is about 4 minutes ahead' });
  await expect(finding).toContainText('switch on “automatic date and time”');
  await page.getByRole('button', { name: 'Use the code from your app' }).click();
  // Set right, the phone's code lets in; the two that were shown do not, not even when their time comes.
  await code.type(desk.codeFor(frank.secretKey));
  await expect(window.home.heading(frank.name)).toBeVisible();
  await window.topBar.signOut(frank.name);
  await desk.passTime(4 * minutes);
  await window.signIn.submit(frank.username, frank.password);
  for (const burnt of [second, first]) {
    await code.type(burnt);
    await expect(code.alert).toHaveText(/^That code was already used/);
  }
});
