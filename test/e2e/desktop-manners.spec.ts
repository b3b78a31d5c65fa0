import { AxeBuilder } from '@axe-core/playwright';
import { accessByRole } from '../../shared/access';
import { commandIds, commandOf, offeredCommands } from '../../shared/commands';
import { desktopTexts } from '../../shared/messages/en/desktop';
import { expect, test } from './fixtures';
import type { PortalWindow } from './pages/portal-window';
import type { Desk } from './support/desk';
import { chooseFromMenu, shownMenu } from './support/menu';

const keyboard = process.platform === 'darwin' ? 'mac' : 'other';

const expectTable = async (desk: Desk, standing: Parameters<typeof offeredCommands>[0]): Promise<void> => {
  const offered = offeredCommands(standing);
  const wanted = commandIds
    .filter((id) => offered.has(id) && commandOf(id).menu[keyboard] !== null)
    .map((id) => ({
      menu: String(commandOf(id).menu[keyboard]),
      id: String(id),
      label: desktopTexts.command[id],
      accelerator: commandOf(id).keys[keyboard][0] ?? '',
    }));
  const sorted = (items: readonly { id: string }[]) => items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  await expect.poll(async () => sorted(await shownMenu(desk))).toEqual(sorted(wanted));
};

const expectNoViolation = async ({ page }: PortalWindow, screen: string): Promise<void> => {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect
    .soft(
      violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
      screen,
    )
    .toEqual([]);
};

test('the menu is the table of commands, stage by stage, and sends nothing that the stage does not offer', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank'] } });
  const { page, signIn, topBar, unlock, home, staff } = window;
  const maria = desk.person('maria');
  await expect(signIn.heading).toBeVisible();
  await expectTable(desk, { portal: 'office', stage: 'signed-out', permissions: [] });
  await window.enter(maria);
  const { permissions } = accessByRole.manager;
  await expectTable(desk, { portal: 'office', stage: 'signed-in', permissions });
  await chooseFromMenu(desk, 'goStaff');
  await expect(staff.table).toBeVisible();
  await chooseFromMenu(desk, 'backUpNow');
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(2);
  await chooseFromMenu(desk, 'lock');
  await expect(unlock.heading(maria.name)).toBeVisible();
  await expectTable(desk, { portal: 'office', stage: 'locked', permissions: [] });
  // A command that main never sends in this stage does nothing.
  await desk.app.evaluate(({ BrowserWindow }) => {
    for (const command of ['goStaff', 'palette', 'lock', 'signOutEverybody', '__proto__', 7])
      BrowserWindow.getAllWindows()[0]?.webContents.send('desk.command', command);
  });
  await page.waitForTimeout(300);
  await expect(unlock.heading(maria.name)).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await unlock.submit(maria.password);
  await expectTable(desk, { portal: 'office', stage: 'signed-in', permissions });
  await expect(topBar.person(maria.name)).toBeVisible();
  await chooseFromMenu(desk, 'goHome');
  await expect(home.heading(maria.name)).toBeVisible();
  await topBar.signOut(maria.name);
  await expectTable(desk, { portal: 'office', stage: 'signed-out', permissions: [] });
});

test('the palette takes the keyboard alone to a profile and to an action, and goes with the session', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank', 'ines'], enrolled: ['ines'] } });
  const { page, profile, unlock } = window;
  const maria = desk.person('maria');
  const dialog = page.getByRole('dialog', { name: 'Find anything' });
  const field = dialog.getByRole('combobox');
  await expect(window.signIn.heading).toBeVisible();
  await page.keyboard.press('ControlOrMeta+K');
  await expect(dialog).toHaveCount(0);

  await window.enter(maria);
  await page.keyboard.press('ControlOrMeta+K');
  await expect(field).toBeFocused();
  await expect(dialog.getByRole('option', { name: 'Home' })).toHaveAttribute('aria-selected', 'true');
  await expectNoViolation(window, 'palette');
  await page.keyboard.type('ines');
  const chosen = dialog.getByRole('option', { name: /^Inés Duarte/u });
  await expect(chosen).toHaveAttribute('aria-selected', 'true');
  await expect(field).toHaveAttribute('aria-activedescendant', (await chosen.getAttribute('id')) ?? 'none');
  await page.keyboard.press('Enter');
  await expect(profile.heading('Inés Duarte')).toBeVisible();
  await expect(dialog).toHaveCount(0);

  await page.keyboard.press('ControlOrMeta+K');
  await page.keyboard.type('zzz');
  await expect(dialog.getByText('Nothing is called that.').first()).toBeVisible();
  await page.keyboard.press('ControlOrMeta+K');
  await expect(dialog).toHaveCount(0);
  // The person must answer an open dialog first.
  await profile.reset.click();
  await page.keyboard.press('ControlOrMeta+K');
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('Escape');

  await page.keyboard.press('ControlOrMeta+K');
  await field.fill('staff');
  await expect(dialog.getByRole('option', { name: 'Staff', exact: true })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Add staff member' })).toBeVisible();
  await chooseFromMenu(desk, 'goHelp');
  await expect(page.getByRole('heading', { name: 'Help', exact: true })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+K');
  await field.fill('lock');
  await page.keyboard.press('Enter');
  await expect(unlock.heading(maria.name)).toBeVisible();
  await unlock.submit(maria.password);
  await expect(page.getByRole('heading', { name: 'Help', exact: true })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+K');
  await expect(field).toHaveValue('');
  await page.keyboard.press('ControlOrMeta+L');
  await expect(unlock.heading(maria.name)).toBeVisible();
  await expect(dialog).toHaveCount(0);
});

test('size, place and zoom come back after a restart; the sheet and About stand in the Help menu', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: {} });
  const { page } = window;
  await expect(window.signIn.heading).toBeVisible();
  const bounds = { x: 40, y: 50, width: 900, height: 620 };
  await desk.app.evaluate(
    ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted),
    bounds,
  );
  const widthBefore = await page.evaluate(() => innerWidth);
  await chooseFromMenu(desk, 'zoomIn');
  await chooseFromMenu(desk, 'zoomIn');
  await expect(page.getByText('125 %')).toBeVisible();
  await expect(page.getByText('125 %')).toHaveCount(0);
  expect(await page.evaluate(() => innerWidth)).toBeLessThan(widthBefore);
  await expect(window.signIn.username).toBeFocused();

  await page.keyboard.press('F1');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet.getByText('Ctrl+1').or(sheet.getByText('⌘1'))).toBeVisible();
  await expect(sheet.getByText('Lock')).toHaveCount(0);
  await expectNoViolation(window, 'shortcut sheet');
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(window.signIn.username).toBeFocused();

  await chooseFromMenu(desk, 'about');
  const about = page.getByRole('dialog', { name: 'About Latchkey' });
  await expect(about.getByText('SQLite')).toBeVisible();
  await expect(about.getByText(desk.dataDirectory)).toHaveCount(0);
  await expectNoViolation(window, 'About');
  await about.getByRole('button', { name: 'Copy versions' }).click();
  await expect(about.getByText('Copied.')).toBeVisible();
  const copied = await desk.app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toMatch(/^Latchkey \d+\.\d+\.\d+\nElectron \d+/u);
  expect(copied).toMatch(/\nSQLite 3\./u);
  expect(copied).not.toContain(desk.dataDirectory);
  await page.keyboard.press('Escape');

  // Managers alone see the data folder, while they are signed in.
  await window.enter(desk.person('maria'));
  await chooseFromMenu(desk, 'about');
  await expect(about.getByText(desk.dataDirectory)).toBeVisible();
  await chooseFromMenu(desk, 'lock');
  await expect(window.unlock.heading('Maria Lopez')).toBeVisible();
  await expect(page.getByText(desk.dataDirectory)).toHaveCount(0);
  await page.keyboard.press('Escape');

  const again = await desk.restart();
  await expect(again.signIn.heading).toBeVisible();
  const found = await desk.app.evaluate(({ BrowserWindow }) => {
    const [one] = BrowserWindow.getAllWindows();
    return { bounds: one?.getBounds(), zoom: one?.webContents.getZoomFactor() };
  });
  expect(found.bounds).toEqual(bounds);
  expect(found.zoom).toBeCloseTo(1.25);
});
