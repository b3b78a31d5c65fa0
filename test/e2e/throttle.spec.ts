import { expect, test } from './fixtures';
import type { PortalWindow } from './pages/portal-window';
import { auditedTimes, changeRows, rowsOf } from './support/store-file';

const waiting = /^Too many wrong tries in a row\. The next try is possible at .*\d{1,2}:\d{2}:\d{2}/;

/** Types different wrong passwords: the app counts a repeated one once. */
const failTimes = async (
  window: PortalWindow,
  username: string,
  times: number,
  series = 'guess',
): Promise<void> => {
  for (let guess = 1; guess <= times; guess += 1) {
    await window.signIn.submit(username, `${series} number ${guess}`);
    await expect(window.signIn.password).toHaveValue('');
    await expect(window.signIn.alert).toBeVisible();
  }
};

test('the fifth failure in a row brings a wait, shown as a time of day, in which even the right password is refused', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank'] } });
  const frank = desk.person('frank');
  await failTimes(window, frank.username, 4);
  await expect(window.signIn.alert).toHaveText('Username or password is incorrect');
  await window.signIn.submit(frank.username, 'guess number 5');
  await expect(window.signIn.alert).toHaveText(waiting);

  await window.signIn.submit(frank.username, frank.password);
  await expect(window.signIn.alert).toHaveText(waiting);
  await expect(window.topBar.person(frank.name)).toHaveCount(0);
  // Another person need not wait.
  await window.enter(desk.person('maria'));
  await window.topBar.goTo('Staff');
  await expect(window.staff.row(frank.name)).toContainText('Waits until');
  await window.topBar.signOut('Maria Lopez');

  await desk.passTime(30_000);
  // The wait is over but armed again: the sixth failure waits a minute.
  await window.signIn.submit(frank.username, 'guess number 6');
  await expect(window.signIn.alert).toHaveText(waiting);
  await desk.passTime(45_000);
  await window.signIn.submit(frank.username, frank.password);
  await expect(window.signIn.alert).toHaveText(waiting);
  await desk.passTime(15_000);
  await window.enter(frank);
});

test('the same wrong password typed again is counted once', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank'] } });
  const frank = desk.person('frank');
  for (let time = 0; time < 6; time += 1) {
    await window.signIn.submit(frank.username, 'the password of last year');
    await expect(window.signIn.password).toHaveValue('');
    await expect(window.signIn.alert).toHaveText('Username or password is incorrect');
  }
  expect(rowsOf(desk.dataDirectory, 'select failures from throttles')).toEqual([{ failures: 1 }]);
  expect(auditedTimes(desk.dataDirectory, 'sign-in.password', 'failure')).toBe(6);
});

test('failures and waits survive kill -9 and a new start, and count in both portals together', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank'] } });
  const frank = desk.person('frank');
  await failTimes(window, frank.username, 4);
  await desk.kill();
  const staff = await desk.start('staff');
  await staff.signIn.submit(frank.username, 'yet another guess');
  await expect(staff.signIn.alert).toHaveText(waiting);
  await desk.kill();
  const again = await desk.start();
  await again.signIn.submit(frank.username, frank.password);
  await expect(again.signIn.alert).toHaveText(waiting);
});

test('wrong codes and wrong passwords count together, whichever way the flow is started again', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({
    school: { staff: ['frank'], enrolled: ['frank'], required: { office: true } },
  });
  const frank = desk.person('frank');
  await failTimes(window, frank.username, 2);
  for (let time = 0; time < 2; time += 1) {
    await window.signIn.submit(frank.username, frank.password);
    await window.code.type(desk.wrongCodeFor(frank.secretKey));
    await expect(window.code.alert).toHaveText(/^That code is not right/);
    await window.code.back.click();
  }
  await window.signIn.submit(frank.username, frank.password);
  await window.code.recover('0000-0000-0000-0000');
  await expect(window.errors.filter({ hasText: waiting })).toBeVisible();
  // Now the app refuses the right code too.
  const answer = await window.page.evaluate(
    (code) => self.desk.signIn.answerCode({ code }),
    desk.codeFor(frank.secretKey),
  );
  expect(answer).toMatchObject({ ok: false });
  await expect(window.topBar.person(frank.name)).toHaveCount(0);
});

test('an unknown username is made to wait like a known one', async ({ openDesk }) => {
  const { window } = await openDesk({ school: {} });
  await failTimes(window, 'nobody', 5);
  await expect(window.signIn.alert).toHaveText(waiting);
});

test('a hundred failures lock the account; a recovery code with the password lifts the lock, and so does a manager', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank'], enrolled: ['frank'] } });
  const frank = desk.person('frank');
  const maria = desk.person('maria');
  const almostLocked = async (): Promise<PortalWindow> => {
    await desk.app.close();
    changeRows(
      desk.dataDirectory,
      `insert or replace into throttles (subject, failures, code_failures, remaining_wait, updated_at)
       select id, 99, 0, 0, 0 from accounts where username = ?`,
      frank.username,
    );
    return desk.start();
  };
  await expect(window.signIn.heading).toBeVisible();
  const locked = await almostLocked();
  await locked.signIn.submit(frank.username, 'the hundredth guess');
  await expect(locked.signIn.alert).toHaveText(/This account is locked/);
  await desk.passTime(24 * 60 * 60_000);
  await locked.signIn.submit(frank.username, frank.password);
  await expect(locked.signIn.alert).toHaveText(/This account is locked/);

  await locked.page.getByRole('button', { name: 'Use a recovery code' }).click();
  await locked.signIn.password.fill('not the password');
  await locked.code.recoveryCode.fill(frank.recoveryCodes[0] ?? '');
  await locked.page.getByRole('button', { name: 'Lift the lock' }).click();
  await expect(locked.errors.first()).toBeVisible();
  await expect(locked.topBar.person(frank.name)).toHaveCount(0);
  await desk.passTime(16 * 60_000);
  await locked.signIn.password.fill(frank.password);
  await locked.page.getByRole('button', { name: 'Lift the lock' }).click();
  await expect(locked.home.heading(frank.name)).toBeVisible();
  await locked.topBar.signOut(frank.name);
  await locked.signIn.submit(frank.username, frank.password);
  await expect(locked.home.heading(frank.name)).toBeVisible();

  const anew = await almostLocked();
  await anew.signIn.submit(frank.username, 'the hundredth guess');
  await expect(anew.signIn.alert).toHaveText(/This account is locked/);
  await anew.enter(maria);
  await anew.topBar.goTo('Staff');
  await expect(anew.staff.row(frank.name)).toContainText('Locked out');
  await anew.staff.open(frank.name);
  await anew.profile.liftLockout.click();
  await expect(anew.profile.status).toContainText('The lockout is lifted');
  await anew.topBar.signOut(maria.name);
  await anew.signIn.submit(frank.username, frank.password);
  await expect(anew.home.heading(frank.name)).toBeVisible();
});
