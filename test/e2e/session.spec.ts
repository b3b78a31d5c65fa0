import { expect, test } from './fixtures';
import { firstOfStaff } from '../support/school';

const minutes = (count: number): number => count * 60_000;

test('a locked window shows nothing that it held, and only the password of its person opens it where they stopped', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank'] } });
  const maria = desk.person('maria');
  await window.enter(maria);
  await window.topBar.goTo('Staff');
  // A page that is still arriving takes the focus, and a menu closes with it.
  await expect(window.staff.table).toBeVisible();
  await window.topBar.lock(maria.name);
  await expect(window.unlock.heading(maria.name)).toBeVisible();
  await expect(window.staff.table).toHaveCount(0);
  expect(
    await window.page.evaluate((everybody) => self.desk.staff.search(everybody), firstOfStaff),
  ).toMatchObject({
    error: { code: 'session-locked' },
  });

  await window.unlock.submit(desk.person('frank').password);
  await expect(window.unlock.alert).toHaveText(/^That password is not right/);
  await window.page.reload();
  await expect(window.unlock.heading(maria.name)).toBeVisible();
  await window.unlock.submit(maria.password);
  await expect(window.staff.table).toBeVisible();
});

test('nobody at the desk: the Staff Portal locks after two minutes, the Office Portal after five', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank'] } });
  const maria = desk.person('maria');
  const frank = desk.person('frank');
  const staff = await desk.open('staff');
  await window.enter(maria);
  await staff.enter(frank);
  await desk.passTime(minutes(2) - 15_000);
  // More than one tick of the app's clock.
  await window.page.waitForTimeout(1_500);
  await expect(staff.topBar.person(frank.name)).toBeVisible();
  await desk.passTime(15_000);
  await expect(staff.unlock.heading(frank.name)).toBeVisible();
  await expect(window.topBar.person(maria.name)).toBeVisible();
  await desk.passTime(minutes(3) - 15_000);
  await window.page.waitForTimeout(1_500);
  await expect(window.topBar.person(maria.name)).toBeVisible();
  await desk.passTime(15_000);
  await expect(window.unlock.heading(maria.name)).toBeVisible();
});

test('a window does not lock while a person works in it', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school: {} });
  const maria = desk.person('maria');
  await window.enter(maria);
  await desk.passTime(minutes(4));
  // The desk counts the window's input at most once a second.
  for (let pressed = 0; pressed < 3; pressed += 1) {
    await window.page.keyboard.press('Shift');
    await window.page.waitForTimeout(500);
  }
  await desk.passTime(minutes(4));
  await window.page.waitForTimeout(1_500);
  await expect(window.topBar.person(maria.name)).toBeVisible();
});

test('over an hour old, a session is unlocked with password and code; twelve hours old, it is over', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { enrolled: ['maria'], required: { office: true } } });
  const maria = desk.person('maria');
  await window.enter(maria);
  await window.topBar.lock(maria.name);
  await window.unlock.heading(maria.name).waitFor();
  await expect(window.unlock.code).toHaveCount(0);
  await window.unlock.submit(maria.password);
  await expect(window.topBar.person(maria.name)).toBeVisible();

  await desk.passTime(minutes(61));
  await expect(window.unlock.code).toBeVisible();
  await window.unlock.code.fill(desk.wrongCodeFor(maria.secretKey));
  await window.unlock.submit(maria.password);
  await expect(window.unlock.alert).toHaveText(/^That code is not right/);
  await window.unlock.code.fill(desk.codeFor(maria.secretKey));
  await window.unlock.button.click();
  await expect(window.topBar.person(maria.name)).toBeVisible();

  await desk.passTime(minutes(11 * 60));
  await expect(window.signIn.heading).toBeVisible();
  await expect(
    window.page.getByRole('status').filter({ hasText: 'Your session reached its longest time' }),
  ).toBeVisible();
});

test('a session ends with its window and with the app, and lives through a reload', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school: {} });
  const maria = desk.person('maria');
  const staff = await desk.open('staff');
  await staff.enter(maria);
  await staff.page.reload();
  await expect(staff.topBar.person(maria.name)).toBeVisible();
  await staff.page.close();
  const reopened = await desk.open('staff');
  await expect(reopened.signIn.heading).toBeVisible();

  await window.enter(maria);
  const restarted = await desk.restart();
  await expect(restarted.signIn.heading).toBeVisible();
  await expect(restarted.topBar.person(maria.name)).toHaveCount(0);
});

test('a new password ends the person’s other sessions and is asked for from then on', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank'] } });
  const frank = desk.person('frank');
  const fresh = 'nine copper kettles sing';
  const staff = await desk.open('staff');
  await staff.enter(frank);
  await window.enter(frank);
  await window.topBar.goTo('My security');
  const { security } = window;
  await security.changePassword('not the present one', fresh);
  await expect(security.currentPassword).toHaveAttribute('aria-invalid', 'true');
  await security.changePassword(frank.password, fresh, 'something else');
  await expect(security.alert.filter({ hasText: 'The two passwords differ' })).toBeVisible();
  await security.changePassword(frank.password, fresh);
  await expect(window.page.getByRole('status').filter({ hasText: 'Your password is changed' })).toBeVisible();
  await expect(staff.signIn.heading).toBeVisible();
  await expect(window.topBar.person(frank.name)).toBeVisible();
  await staff.signIn.submit(frank.username, frank.password);
  await expect(staff.signIn.alert).toHaveText('Username or password is incorrect');
  await staff.signIn.submit(frank.username, fresh);
  await expect(staff.home.heading(frank.name)).toBeVisible();
});
