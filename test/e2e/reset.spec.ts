import { expect, test } from './fixtures';

const school = {
  staff: ['frank', 'nora'],
  enrolled: ['maria', 'frank'],
  required: { office: true, staff: true },
} as const;

test('a reset ends sessions at once; the old authenticator is refused, a new QR code and key are shown, and the person is told', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school });
  const maria = desk.person('maria');
  const frank = desk.person('frank');
  const staff = await desk.open('staff');
  await staff.enter(frank);
  await window.enter(maria);
  await window.topBar.goTo('Staff');
  await window.staff.open(frank.name);
  const { profile } = window;

  // The button stands next to the username: on its line.
  const username = await window.page
    .getByRole('main')
    .getByText(frank.username, { exact: true })
    .first()
    .boundingBox();
  const button = await profile.reset.boundingBox();
  expect(
    Math.abs(
      (username?.y ?? 0) + (username?.height ?? 0) / 2 - ((button?.y ?? 999) + (button?.height ?? 0) / 2),
    ),
  ).toBeLessThan(12);

  // A cancel changes nothing.
  await profile.reset.click();
  await expect(profile.dialog).toContainText(frank.name);
  await profile.dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(profile.dialog).toHaveCount(0);
  await expect(staff.topBar.person(frank.name)).toBeVisible();

  const before = desk.now();
  await profile.resetTwoFactor();
  await expect(profile.status).toContainText('is reset');
  await expect(staff.signIn.heading).toBeVisible();
  await expect(staff.page.getByRole('status').filter({ hasText: 'Your session was ended' })).toBeVisible();

  await staff.signIn.submit(frank.username, frank.password);
  await expect(staff.enrolment.heading).toBeVisible();
  const told = staff.page.getByText(`${maria.name} reset your two factor on`);
  await expect(told).toBeVisible();
  // Exact to the minute, which may have changed meanwhile.
  const minutes = await staff.page.evaluate(
    (at) =>
      [at, at + 60_000].map((time) =>
        new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' }).format(time),
      ),
    before,
  );
  const sentence = await told.innerText();
  expect(
    minutes.some((minute) => sentence.includes(minute)),
    sentence,
  ).toBe(true);

  const freshKey = (await staff.enrolment.shownKey()).replaceAll(' ', '');
  expect(freshKey).not.toBe(frank.secretKey);
  expect((await staff.enrolment.scan()).secret).toBe(freshKey);
  await staff.enrolment.field.fill(await desk.nextCodeFor(frank.secretKey));
  await expect(staff.enrolment.alert).toHaveText(/^That code is not right/);

  await staff.enrolment.field.fill(desk.codeFor(freshKey));
  const freshCodes = await staff.recoveryCodes.codes();
  await staff.recoveryCodes.finish();
  await expect(staff.home.heading(frank.name)).toBeVisible();
  await staff.topBar.signOut(frank.name);

  // With the new authenticator in place, the old one and its recovery codes stay dead.
  await staff.signIn.submit(frank.username, frank.password);
  await staff.code.type(await desk.nextCodeFor(frank.secretKey));
  await expect(staff.code.alert).toHaveText(/^That code is not right/);
  await staff.code.recover(frank.recoveryCodes[0] ?? '');
  await expect(staff.code.alert).toHaveText(/^That recovery code is not right/);
  await staff.code.recoveryCode.fill(freshCodes[0] ?? '');
  await staff.code.verify.click();
  await expect(staff.home.heading(frank.name)).toBeVisible();
});

test('a reset in the middle of a sign-in voids the code page and its authenticator', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school });
  const frank = desk.person('frank');
  const staff = await desk.open('staff');
  await window.enter(desk.person('maria'));
  await staff.signIn.submit(frank.username, frank.password);
  await staff.code.heading.waitFor();
  await window.topBar.goTo('Staff');
  await window.staff.open(frank.name);
  await window.profile.resetTwoFactor();
  await window.profile.status.waitFor();
  await staff.page.evaluate(
    (code) => self.desk.signIn.answerCode({ code }),
    await desk.nextCodeFor(frank.secretKey),
  );
  await expect(staff.signIn.button).toBeVisible({ timeout: 15_000 });
  await expect(staff.topBar.person(frank.name)).toHaveCount(0);
});

test('nobody resets their own two factor, and there is nothing to reset where no app is set up', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school });
  const maria = desk.person('maria');
  await window.enter(maria);
  await window.topBar.goTo('Staff');
  await window.staff.open(maria.name);
  await expect(window.profile.reset).toBeDisabled();
  await window.topBar.goTo('Staff');
  await window.staff.open(desk.person('nora').name);
  await expect(window.profile.reset).toBeDisabled();
});

test('five minutes after the manager’s own sign-in, a reset asks for a fresh code first', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school });
  const maria = desk.person('maria');
  const frank = desk.person('frank');
  await window.enter(maria);
  await window.topBar.goTo('Staff');
  await window.staff.open(frank.name);
  // Activity keeps the window from locking.
  await desk.passTime(4 * 60_000);
  await window.page.keyboard.press('Shift');
  await desk.passTime(90_000);
  await window.profile.resetTwoFactor();
  await expect(window.stepUp.dialog).toBeVisible();
  await window.stepUp.code.fill(desk.wrongCodeFor(maria.secretKey));
  await expect(window.errors.filter({ hasText: 'That code is not right' })).toBeVisible();
  await expect(window.profile.status.filter({ hasText: 'is reset' })).toHaveCount(0);
  await window.stepUp.code.fill(await desk.nextCodeFor(maria.secretKey));
  await expect(window.profile.status.filter({ hasText: 'is reset' })).toBeVisible();
});
