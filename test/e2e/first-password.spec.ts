import { expect, test } from './fixtures';
import { schoolName } from './support/arranged-school';
import { expectGoodScreen } from './support/looked-at';

const own = 'nine copper kettles sing';

test('by keyboard: a password that a manager gave only leads to one of the person’s own', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({
    school: { staff: ['frank'], toChoosePassword: ['frank'] },
  });
  const frank = desk.person('frank');
  const { firstPassword, page } = window;
  await window.signIn.submit(frank.username, frank.password);
  await expect(firstPassword.heading).toBeVisible();
  await expect(firstPassword.newPassword).toBeFocused();
  await expect(page.getByText(`Signing in as ${frank.username}`)).toBeVisible();
  await expectGoodScreen(desk, window, 'choosing a password', [schoolName, frank.username]);

  await firstPassword.back.click();
  await expect(window.signIn.heading).toBeVisible();
  await window.signIn.submit(frank.username, frank.password);
  await firstPassword.heading.waitFor();
  await page.reload();
  await expect(firstPassword.newPassword).toBeFocused();
  await page.keyboard.type(own);
  await page.keyboard.press('Enter');
  await expect(page.getByText('The two passwords differ.')).toBeVisible();
  await expect(firstPassword.confirm).toBeFocused();

  for (const [refused, why] of [
    [frank.password, 'This is the same as before.'],
    ['too short', 'Use at least 15 characters.'],
  ] as const) {
    await firstPassword.choose(refused);
    await expect(page.getByText(why)).toBeVisible();
    await expect(firstPassword.newPassword).toBeFocused();
  }
  await firstPassword.newPassword.fill(own);
  await firstPassword.confirm.fill(own);
  await page.keyboard.press('Enter');
  await expect(window.home.heading(frank.name)).toBeVisible();

  await window.topBar.signOut(frank.name);
  await window.signIn.submit(frank.username, frank.password);
  await expect(window.signIn.alert).toHaveText('Username or password is incorrect');
  await window.signIn.submit(frank.username, own);
  await expect(window.home.heading(frank.name)).toBeVisible();
});

test('the step comes after the first code and before the recovery codes', async ({ openDesk }) => {
  const { desk, window } = await openDesk({
    school: { staff: ['frank'], toChoosePassword: ['frank'], required: { office: true } },
  });
  const frank = desk.person('frank');
  const { enrolment, firstPassword } = window;
  await window.signIn.submit(frank.username, frank.password);
  const secretKey = (await enrolment.shownKey()).replaceAll(' ', '');
  await enrolment.field.fill(desk.codeFor(secretKey));
  await expect(firstPassword.heading).toBeVisible();
  await firstPassword.choose(own);
  expect(new Set(await window.recoveryCodes.codes()).size).toBe(10);
  await window.recoveryCodes.finish();
  await expect(window.home.heading(frank.name)).toBeVisible();
});
