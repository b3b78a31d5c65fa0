import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { violationsOn } from './support/both-themes';

/** The file in the data directory that holds the sign-in page's texts. */
const kept = 'windows.json';

test('a second start shows the sign-in page before its scripts are there, and loses nothing of what is typed and pressed', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { enrolled: ['maria'], required: { office: true } } });
  await expect(window.signIn.heading).toBeVisible();
  const maria = desk.person('maria');

  const { page, signIn } = await desk.restart('office', '--hold-scripts');
  await expect(page.getByText('Sign in to Northside Gymnastics')).toBeVisible();
  await expect(signIn.username).toBeFocused();
  // React has not run yet.
  await expect(page.locator('#root[data-texts]')).toBeVisible();
  const look = () =>
    signIn.button.evaluate((button) => {
      const { backgroundColor, color, height } = getComputedStyle(button);
      return { backgroundColor, color, height };
    });
  const painted = await look();
  const field = await signIn.password.elementHandle();
  await page.keyboard.type(maria.username);
  await page.keyboard.press('Tab');
  await page.keyboard.type(maria.password.slice(0, 5));
  await desk.app.evaluate(() => globalThis.letScriptsGo());
  await expect(page.locator('[data-painted], [data-texts], #painted')).toHaveCount(0);
  expect(await look()).toEqual(painted);
  // React took the page over rather than made it anew: the focus stays in the password field.
  await expect(signIn.password).toBeFocused();
  expect(await field?.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.type(maria.password.slice(5));
  await expect(signIn.username).toHaveValue(maria.username);
  await expect(signIn.password).toHaveValue(maria.password);

  const faster = await desk.restart('office', '--hold-scripts');
  await expect(faster.signIn.username).toBeFocused();
  await faster.page.keyboard.type(maria.username);
  await faster.page.keyboard.press('Tab');
  await faster.page.keyboard.type(maria.password);
  await faster.page.keyboard.press('Enter');
  await desk.app.evaluate(() => globalThis.letScriptsGo());
  await expect(faster.code.field).toBeFocused();
});

test('the painted page is whole: in both portals, light and dark, in the language of the desk, for a screen reader', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({
    school: { required: { staff: true }, options: { contactLine: 'Ask Maria, extension 12' } },
  });
  await expect(window.signIn.heading).toBeVisible();
  await window.signIn.otherPortal.click();
  const staff = await desk.window('staff');
  await expect(staff.signIn.heading).toBeVisible();
  await window.page.getByRole('button', { name: 'Español' }).click();
  await expect(staff.page.getByRole('button', { name: 'Iniciar sesión' })).toBeVisible();

  for (const portal of ['office', 'staff'] as const) {
    const { page } = await desk.restart(portal, '--hold-scripts');
    await expect(page.getByRole('button', { name: 'Iniciar sesión' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'es');
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light');
    expect(await violationsOn(page)).toEqual([]);
    await desk.app.evaluate(() => globalThis.letScriptsGo());
    await expect(page.locator('[data-texts]')).toHaveCount(0);
  }
});

test('what a file beside the store says of the school is text, whatever it holds, and gives way to what the store says', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: {} });
  await expect(window.signIn.heading).toBeVisible();
  await desk.app.close();
  const file = join(desk.dataDirectory, kept);
  const places = JSON.parse(readFileSync(file, 'utf8')) as {
    signInPages: { office: { schoolName: string } };
  };
  expect(places.signInPages.office.schoolName).toBe('Northside Gymnastics');
  const hostile = `<img src=x onerror="document.title='spoiled'">"'&LATCHKEY_NONCE $& </div>`;
  places.signInPages.office.schoolName = hostile;
  writeFileSync(file, JSON.stringify(places));

  const { page } = await desk.start('office', '--hold-scripts');
  await expect(page.getByText(`Sign in to ${hostile}`)).toBeVisible();
  await desk.app.evaluate(() => globalThis.letScriptsGo());
  await expect(page.getByText('Sign in to Northside Gymnastics')).toBeVisible();
  await expect(page).toHaveTitle(/Northside Gymnastics/);
});

test('a desk that has no school yet is asked for one, and a page that is loaded again says what the store says', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk();
  await expect(window.firstRun.heading).toBeVisible();
  const again = await desk.restart('office', '--hold-scripts');
  await desk.app.evaluate(() => globalThis.letScriptsGo());
  await expect(again.firstRun.heading).toBeVisible();
});
