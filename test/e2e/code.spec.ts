import { expect, test } from './fixtures';
import { auditedTimes } from './support/store-file';

const school = { staff: ['frank'], enrolled: ['frank'], required: { office: true, staff: true } } as const;

test('signing in takes username, password and a code, and the same code is refused the second time', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school });
  const frank = desk.person('frank');
  await window.signIn.submit(frank.username, frank.password);
  await expect(window.code.heading).toBeVisible();
  await expect(window.code.useRecoveryCode).toBeVisible();
  await expect(window.topBar.person(frank.name)).toHaveCount(0);
  const code = desk.codeFor(frank.secretKey);
  await window.code.type(code);
  await expect(window.home.heading(frank.name)).toBeVisible();

  await window.topBar.signOut(frank.name);
  await window.signIn.submit(frank.username, frank.password);
  await window.code.type(code);
  await expect(window.code.alert).toHaveText(/^That code was already used/);
  await expect(window.topBar.person(frank.name)).toHaveCount(0);

  // It is used up for the other portal as well.
  const staff = await desk.open('staff');
  await staff.signIn.submit(frank.username, frank.password);
  await staff.code.type(code);
  await expect(staff.code.alert).toHaveText(/^That code was already used/);

  // The next time step's code lets in.
  await staff.code.type(await desk.nextCodeFor(frank.secretKey));
  await expect(staff.home.heading(frank.name)).toBeVisible();
});

test('a used code stays used after kill -9 and a new start', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school });
  const frank = desk.person('frank');
  await window.signIn.submit(frank.username, frank.password);
  const code = desk.codeFor(frank.secretKey);
  await window.code.type(code);
  await expect(window.home.heading(frank.name)).toBeVisible();
  await desk.kill();
  const again = await desk.start();
  await again.signIn.submit(frank.username, frank.password);
  await again.code.type(code);
  await expect(again.code.alert).toHaveText(/^That code was already used/);
});

test('a wrong code and a stale one read the same, keep the focus and select the digits', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school });
  const frank = desk.person('frank');
  await window.signIn.submit(frank.username, frank.password);
  await window.code.heading.waitFor();
  const stale = desk.codeFor(frank.secretKey);
  // Three steps on, that code is outside of the drift window.
  await desk.passTime(90_000);
  const texts: string[] = [];
  for (const code of [stale, desk.wrongCodeFor(frank.secretKey)]) {
    await window.code.type(code);
    await expect(window.code.alert).toHaveText(/^That code is not right/);
    await expect(window.code.alert).toHaveText(/\d{1,2}:\d{2}:\d{2}/);
    texts.push((await window.code.alert.innerText()).replace(/\d{1,2}:\d{2}:\d{2}(\s[AP]M)?/, 'TIME'));
    await expect(window.code.field).toBeFocused();
    const selected = await window.code.field.evaluate((field: HTMLInputElement) =>
      field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0),
    );
    expect(selected).toBe(code);
  }
  expect(new Set(texts).size).toBe(1);
  const told = await window.code.alert.innerText();
  const deskTime = await window.page.evaluate(
    (at) =>
      [0, 1, 2, 3, 4, 5].map((ago) =>
        new Intl.DateTimeFormat('en-US', { timeStyle: 'medium' }).format(at - ago * 1000),
      ),
    desk.now(),
  );
  expect(deskTime.some((time) => told.includes(time))).toBe(true);
});

test('the time for the code runs out after five minutes, and the password is asked for again', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school });
  const frank = desk.person('frank');
  await window.signIn.submit(frank.username, frank.password);
  await window.code.heading.waitFor();
  await desk.passTime(5 * 60_000);
  await expect(
    window.page.getByRole('status').filter({ hasText: 'The time for this step ran out' }),
  ).toBeVisible({
    timeout: 15_000,
  });
  await expect(window.signIn.username).toHaveValue(frank.username);
  await expect(window.signIn.password).toBeFocused();
});

test('a wrong code sent by itself and by an Enter right behind counts once', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school });
  const frank = desk.person('frank');
  await window.signIn.submit(frank.username, frank.password);
  await window.code.heading.waitFor();
  await window.code.field.pressSequentially(desk.wrongCodeFor(frank.secretKey));
  await window.page.keyboard.press('Enter');
  await expect(window.code.alert).toHaveText(/^That code is not right/);
  // Waits for a second answer, which must not come.
  await window.page.waitForTimeout(500);
  expect(auditedTimes(desk.dataDirectory, 'sign-in.code', 'failure')).toBe(1);
});
