import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures';

test('a second start on the same data directory opens its portal in the first process and ends', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: {} });
  await expect(window.signIn.heading).toBeVisible();
  expect((await desk.startAgain('staff')).status).toBe(0);
  const staff = await desk.window('staff');
  await expect(staff.signIn.heading).toBeVisible();
  expect(desk.app.windows()).toHaveLength(2);

  // Once more: the existing window comes to the front, and no third one opens.
  expect((await desk.startAgain('staff')).status).toBe(0);
  expect((await desk.startAgain('office')).status).toBe(0);
  await window.page.waitForTimeout(500);
  expect(desk.app.windows()).toHaveLength(2);
});

test('another data directory is another desk', async ({ openDesk }) => {
  const one = await openDesk({ school: {} });
  const other = await openDesk();
  await expect(one.window.signIn.heading).toBeVisible();
  await expect(other.window.firstRun.heading).toBeVisible();
});

test('both portals stand side by side, told apart, each with a session of its own', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank'] } });
  const maria = desk.person('maria');
  const frank = desk.person('frank');
  await expect(window.page).toHaveTitle(/^Office Portal/);
  await window.signIn.otherPortal.click();
  const staff = await desk.window('staff');
  await expect(staff.signIn.heading).toBeVisible();
  await expect(staff.page).toHaveTitle(/^Staff Portal .*Northside Gymnastics$/);
  await expect(staff.signIn.otherPortal).toBeVisible();
  const accentOf = (page: typeof window.page) =>
    page
      .getByRole('button', { name: 'Sign in', exact: true })
      .evaluate((button) => getComputedStyle(button).backgroundColor);
  expect(await accentOf(window.page)).not.toBe(await accentOf(staff.page));

  await window.enter(maria);
  await expect(staff.signIn.heading).toBeVisible();
  await staff.enter(frank);
  await expect(window.topBar.person(maria.name)).toBeVisible();
  await window.topBar.signOut(maria.name);
  await expect(window.signIn.heading).toBeVisible();
  await expect(staff.topBar.person(frank.name)).toBeVisible();
});

test('the data lies in the directory that was named, readable by its owner alone', async ({ openDesk }) => {
  const { desk, window } = await openDesk();
  await expect(window.firstRun.heading).toBeVisible();
  const names = readdirSync(desk.dataDirectory);
  expect(names).toContain('latchkey.db');
  // Newer versions of Electron delete a folder of that name.
  expect(names).not.toContain('databases');
  expect(statSync(join(desk.dataDirectory, 'desk.json')).mode & 0o077).toBe(0);
});
