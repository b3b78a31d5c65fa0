import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import type { PortalWindow } from './pages/portal-window';
import { checkBothThemes } from './support/both-themes';
import type { Desk } from './support/desk';
import { chooseFromMenu } from './support/menu';
import { electronExecutable, testEntry } from './support/paths';

/** Filling the school takes longer on a busy machine; milliseconds. */
const filled = { timeout: 45_000 };

const demosOf = (desk: Desk): string[] =>
  readdirSync(desk.dataDirectory).filter((name) => name.startsWith('latchkey'));

/** What demos have left, but for what Chromium writes into its own folder while it ends; the next demo removes that. */
const leftOf = (desk: Desk): string[] =>
  readdirSync(desk.dataDirectory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => path.includes('latchkey-demo-') && !path.includes('/browser/'));

const expectMarked = async ({ page }: PortalWindow): Promise<void> => {
  const banner = page.getByRole('complementary', { name: 'Demo school' });
  await expect(banner).toContainText('Demo school: nothing here is real.');
  await expect(banner).toBeInViewport();
  const tiles = page.locator('[aria-hidden="true"][data-mark^="Demo school"]');
  await expect(tiles).toHaveCount(1);
  // The mark covers the whole window and never blocks the pointer.
  const covered = await tiles.evaluate((element) => {
    const { width, height } = element.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    return {
      whole: width === clientWidth && height === clientHeight,
      shown: getComputedStyle(element, '::before').content.includes('Demo school'),
      events: getComputedStyle(element).pointerEvents,
    };
  });
  expect(covered).toEqual({ whole: true, shown: true, events: 'none' });
};

test('the demo is marked in every window and on paper, lets in whom it names, and leaves nothing', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ entry: 'demo' });
  const { page, signIn, staff, topBar } = window;
  await expect(signIn.heading).toBeVisible(filled);
  await expectMarked(window);
  expect(demosOf(desk)).toHaveLength(1);
  await checkBothThemes(desk, window, 'demo, sign-in');

  const offered = page.getByRole('region', { name: 'Who you can be' });
  await expect(offered.getByRole('term')).toHaveText(['ana', 'priya', 'Everybody’s password']);
  const password = (await offered.getByRole('definition').last().textContent()) ?? '';
  await signIn.submit('ana', password);
  await expect(topBar.person('Ana Beltrán')).toBeVisible();
  await expectMarked(window);
  await topBar.goTo('Staff');
  await expect(page.getByText('12 people').first()).toBeVisible();
  await expect(staff.table).toContainText('Locked out');
  await checkBothThemes(desk, window, 'demo, staff');
  await page.emulateMedia({ media: 'print' });
  await expectMarked(window);
  await page.emulateMedia({ media: null });

  await chooseFromMenu(desk, 'openStaff');
  const portal = await desk.window('staff');
  await expectMarked(portal);
  await expect(portal.page.getByRole('region', { name: 'Who you can be' }).getByRole('term')).toHaveText([
    'ana',
    'priya',
    'mia',
    'Everybody’s password',
  ]);
  await portal.signIn.submit('mia', password);
  await portal.page.getByRole('button', { name: 'Skip for now' }).click();
  await expect(portal.topBar.person('Mia Hoffmann')).toBeVisible();

  await desk.app.close();
  expect(leftOf(desk)).toEqual([]);
});

test('what a crashed demo left goes with the next one; none is started over a desk of one’s own', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ entry: 'demo' });
  await expect(window.signIn.heading).toBeVisible(filled);
  const [crashed] = demosOf(desk);
  await desk.kill();
  expect(demosOf(desk)).toEqual([crashed]);
  const again = await desk.start();
  await expect(again.signIn.heading).toBeVisible(filled);
  expect(demosOf(desk)).toHaveLength(1);
  expect(demosOf(desk)).not.toContain(crashed);

  const own = join(desk.dataDirectory, 'own');
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [testEntry, '--demo', `--data-dir=${own}`, ...sandbox];
  const refused = spawnSync(electronExecutable(), args, { encoding: 'utf8', timeout: 30_000 });
  expect(refused.status).toBe(2);
  expect(refused.stderr).toContain('The demo school has a folder of its own: start it with --demo alone');
  expect(existsSync(own)).toBe(false);
});
