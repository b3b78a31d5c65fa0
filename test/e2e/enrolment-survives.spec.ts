import { expect, test } from './fixtures';
import type { PortalWindow } from './pages/portal-window';
import { scanOff } from './support/qr-code';

const school = { staff: ['frank'], required: { office: true } } as const;
const shownInWindow = "document.querySelector('[role=group] code')?.innerText ?? null";

/** The key that the window shows as text, having checked that its QR code says the same. */
const bothKeys = async (window: PortalWindow): Promise<string> => {
  const shown = await window.enrolment.shownKey();
  expect((await window.enrolment.scan()).secret).toBe(shown.replaceAll(' ', ''));
  return shown;
};

test('the same QR code and Secret Key come back after a wrong code, a reload, kill -9 and a restart, until confirmed', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school });
  const frank = desk.person('frank');
  await window.signIn.submit(frank.username, frank.password);
  const first = await bothKeys(window);

  await window.enrolment.field.fill(desk.wrongCodeFor(first));
  await expect(window.enrolment.alert).toHaveText(/^That code is not right/);
  expect(await bothKeys(window)).toBe(first);

  await window.page.reload();
  expect(await bothKeys(window)).toBe(first);

  await desk.kill();
  const revived = await desk.start();
  await expect(revived.signIn.heading).toBeVisible();
  await revived.signIn.submit(frank.username, frank.password);
  expect(await bothKeys(revived)).toBe(first);

  const restarted = await desk.restart();
  await restarted.signIn.submit(frank.username, frank.password);
  expect(await bothKeys(restarted)).toBe(first);
  await restarted.enrolment.field.fill(desk.codeFor(first));
  await restarted.recoveryCodes.finish();
  await expect(restarted.home.heading(frank.name)).toBeVisible();
});

test('a crash of the renderer brings the enrolment page back with the same key', async ({
  openDesk,
  expectedComplaints,
}) => {
  expectedComplaints.push(/crash/i);
  const { desk, window } = await openDesk({ school });
  const frank = desk.person('frank');
  await window.signIn.submit(frank.username, frank.password);
  const first = await bothKeys(window);
  await desk.askWindow('office', 'globalThis.beforeTheCrash = true');
  await desk.crashRenderer('office');
  await expect.poll(() => desk.askWindow('office', shownInWindow)).toBe(first);
  expect(await desk.askWindow('office', 'globalThis.beforeTheCrash === undefined')).toBe(true);
  const scanned = await scanOff(() => desk.picture('office'));
  expect(scanned.secret).toBe(first.replaceAll(' ', ''));
});

test('after ten minutes, or after going back, there is a new key; in between the page says when it was shown', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school });
  const frank = desk.person('frank');
  await window.signIn.submit(frank.username, frank.password);
  const first = await bothKeys(window);

  const shownBefore = window.page.getByText('This key was shown before');
  await expect(shownBefore).toHaveCount(0);

  await desk.passTime(6 * 60_000);
  // The challenge lives five minutes only: its page says so and goes.
  await expect(window.signIn.password).toBeVisible({ timeout: 15_000 });
  await window.signIn.submit(frank.username, frank.password);
  expect(await bothKeys(window)).toBe(first);
  await expect(shownBefore).toBeVisible();

  await desk.passTime(6 * 60_000);
  await expect(window.signIn.password).toBeVisible({ timeout: 15_000 });
  await window.signIn.submit(frank.username, frank.password);
  const second = await bothKeys(window);
  expect(second).not.toBe(first);
  await expect(shownBefore).toHaveCount(0);

  await window.page.getByRole('button', { name: 'Back to username and password' }).click();
  await window.signIn.submit(frank.username, frank.password);
  expect(await bothKeys(window)).not.toBe(second);
  await expect(shownBefore).toHaveCount(0);
});
