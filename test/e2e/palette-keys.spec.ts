import { expect, test } from './fixtures';
import type { Desk } from './support/desk';

/** Delays the palette's own files, like a slow disk; resolves when the page requests them. */
const holdBackPalette = (desk: Desk, milliseconds: number): Promise<void> =>
  desk.app.evaluate(({ session }, wait) => {
    session.defaultSession.webRequest.onBeforeRequest({ urls: ['app://*/*'] }, ({ url }, answer) => {
      setTimeout(() => answer({}), /\/palette-[^/]*\.js$/.test(url) ? wait : 0);
    });
  }, milliseconds);

test('what is typed right after Ctrl+K is the palette’s, also while it is still being fetched', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank', 'ines'] } });
  const { page, topBar } = window;
  const dialog = page.getByRole('dialog', { name: 'Find anything' });
  const field = dialog.getByRole('combobox');
  await holdBackPalette(desk, 1_500);
  await window.enter(desk.person('maria'));
  await page.keyboard.press('ControlOrMeta+K');
  await page.keyboard.type('hozz');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+K');
  await page.keyboard.type('inx');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('es');
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('Enter');
  // The palette finds the person by their first letters, as soon as main has answered.
  await expect(window.profile.heading('Inés Duarte')).toBeVisible();
  await expect(dialog).toHaveCount(0);

  // The palette has loaded now: the keys follow without a wait.
  await page.keyboard.press('ControlOrMeta+K');
  await page.keyboard.type('audit');
  await expect(field).toHaveValue('audit');
  await page.keyboard.press('Enter');
  await expect(window.audit.heading).toBeVisible();
  await page.keyboard.press('ControlOrMeta+K');
  await page.keyboard.type('help');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Help', exact: true })).toBeVisible();
  // After a cancel, the page gets the keys again.
  await topBar.goTo('Staff');
  await window.staff.search.focus();
  await page.keyboard.press('ControlOrMeta+K');
  await page.keyboard.press('Escape');
  await expect(window.staff.search).toBeFocused();
  await page.keyboard.type('fra');
  await expect(window.staff.search).toHaveValue('fra');
});
