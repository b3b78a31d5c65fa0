import { expect, test } from './fixtures';
import { auditedTimes, countOf } from './support/store-file';

test('where no code is required, username and password let in and nothing else is asked', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank'] } });
  const frank = desk.person('frank');
  await expect(window.signIn.username).toBeFocused();
  await window.page.keyboard.type(` ${frank.username.toUpperCase()} `);
  await window.page.keyboard.press('Tab');
  await expect(window.signIn.password).toBeFocused();
  await window.page.keyboard.type(frank.password);
  await window.page.keyboard.press('Enter');

  await expect(window.home.heading(frank.name)).toBeVisible();
  await expect(window.home.signIns.getByRole('row')).toHaveCount(2);
  expect(countOf(desk.dataDirectory, 'authenticators')).toBe(0);

  await window.topBar.signOut(frank.name);
  await expect(window.signIn.username).toBeFocused();
  await expect(window.signIn.username).toHaveValue('');
});

test('a wrong username and a wrong password read the same, and the username is kept', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank'] } });
  const frank = desk.person('frank');
  const texts: string[] = [];
  for (const [username, password] of [
    [frank.username, 'not the one that Frank has'],
    ['nobody', frank.password],
    [frank.username, ` ${frank.password}`],
  ] as const) {
    await window.signIn.submit(username, password);
    await expect(window.signIn.alert).toHaveText('Username or password is incorrect');
    texts.push(await window.page.getByRole('main').innerText());
    await expect(window.signIn.username).toHaveValue(username);
    await expect(window.signIn.password).toHaveValue('');
    await expect(window.signIn.password).toBeFocused();
    // The next message is a new one.
    await window.page.reload();
  }
  expect(new Set(texts).size).toBe(1);
  expect(auditedTimes(desk.dataDirectory, 'sign-in.password', 'failure')).toBe(3);
});

test('the password is hidden, shown on demand by the keyboard, and hidden again when it is sent', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: {} });
  await window.signIn.username.fill('maria');
  await window.signIn.password.fill('something else entirely');
  await expect(window.signIn.password).toHaveAttribute('type', 'password');
  await window.signIn.password.press('Tab');
  await expect(window.signIn.show).toBeFocused();
  await window.page.keyboard.press('Space');
  await expect(window.signIn.password).toHaveAttribute('type', 'text');
  await expect(window.signIn.password).toHaveValue('something else entirely');
  await window.page.keyboard.press('Tab');
  await expect(window.signIn.button).toBeFocused();
  await window.page.keyboard.press('Enter');
  await expect(window.signIn.alert).toHaveText('Username or password is incorrect');
  await expect(window.signIn.password).toHaveAttribute('type', 'password');
  await window.enter(desk.person('maria'));
});
