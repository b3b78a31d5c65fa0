import { expect, test } from './fixtures';
import { schoolName } from './support/arranged-school';
import { expectGoodScreen } from './support/looked-at';
import { firstOfStaff } from '../support/school';

const minutes = (count: number): number => count * 60_000;

test('twenty seconds before a window locks it says so, and any key answers', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school: {}, portal: 'staff' });
  const { page } = window;
  const maria = desk.person('maria');
  // The window's own clock counts idle time; main's clock decides.
  await page.clock.install();
  await page.reload();
  await window.enter(maria);
  const warning = page.getByRole('alert').filter({ hasText: 'This window locks in 20 seconds' });
  const bothPass = async (milliseconds: number): Promise<void> => {
    await page.clock.runFor(milliseconds);
    await desk.passTime(milliseconds);
  };
  await bothPass(minutes(2) - 22_000);
  await expect(warning).toHaveCount(0);
  await bothPass(2_500);
  await expect(warning).toBeVisible();
  await page.keyboard.press('a');
  await expect(warning).toHaveCount(0);
  // Main knows of the key press too: after the first two minutes the window does not lock.
  await bothPass(minutes(1));
  // More than one tick of the app's clock.
  await page.waitForTimeout(1_500);
  await expect(window.topBar.person(maria.name)).toBeVisible();
  await bothPass(41_000);
  await expect(warning).toBeVisible();
  await bothPass(20_000);
  await expect(window.unlock.heading(maria.name)).toBeVisible();
});

test('the warning before a lock: axe, and room for a longer language', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school: {}, portal: 'staff' });
  const { page } = window;
  await page.clock.install();
  await page.reload();
  const maria = desk.person('maria');
  await window.enter(maria);
  await page.clock.runFor(minutes(2) - 19_000);
  await expect(page.getByRole('alert').filter({ hasText: 'This window locks in 20 seconds' })).toBeVisible();
  const given = [schoolName, maria.name, maria.username];
  await expectGoodScreen(desk, window, 'the warning before a lock', given);
});

for (const sign of ['lock-screen', 'suspend'] as const)
  test(`when the system tells of ${sign}, every window is locked, and what was typed waits`, async ({
    openDesk,
  }) => {
    const { desk, window } = await openDesk({ school: { staff: ['frank'] } });
    const maria = desk.person('maria');
    const frank = desk.person('frank');
    const staff = await desk.open('staff');
    await window.enter(maria);
    await window.topBar.goTo('Settings');
    await window.options.contactLine.fill('Ask Maria');
    await staff.enter(frank);
    await desk.app.evaluate(({ powerMonitor }, sign) => powerMonitor.emit(sign), sign);
    await expect(window.unlock.heading(maria.name)).toBeVisible();
    await expect(staff.unlock.heading(frank.name)).toBeVisible();
    expect(
      await window.page.evaluate((everybody) => self.desk.staff.search(everybody), firstOfStaff),
    ).toMatchObject({
      error: { code: 'session-locked' },
    });
    await window.unlock.submit(maria.password);
    await expect(window.options.contactLine).toHaveValue('Ask Maria');
  });
