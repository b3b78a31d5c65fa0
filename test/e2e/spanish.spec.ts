import { expect, test } from './fixtures';
import { schoolName } from './support/arranged-school';
import { checkBothThemes } from './support/both-themes';
import { shownMenu } from './support/menu';

test('Español on the sign-in page: both windows, the menu and the next start speak Spanish, until somebody chooses English', async ({
  openDesk,
}) => {
  test.setTimeout(90_000);
  const { desk, window } = await openDesk({ school: { staff: ['frank'] } });
  const maria = desk.person('maria');
  const staff = await desk.open('staff');
  await expect(staff.signIn.heading).toBeVisible();
  const { page, signIn } = window;
  await signIn.username.fill(maria.username);
  await page.getByRole('button', { name: 'Español', exact: true }).click();

  const username = page.getByRole('textbox', { name: 'Nombre de usuario', exact: true });
  const password = page.getByLabel('Contraseña', { exact: true });
  const enter = page.getByRole('button', { name: 'Iniciar sesión', exact: true });
  await expect(page.getByRole('heading', { name: 'Portal de Oficina', exact: true })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await expect(page).toHaveTitle(`Portal de Oficina · ${schoolName}`);
  await expect(username).toHaveValue(maria.username);
  await expect(staff.page.getByRole('heading', { name: 'Portal del Personal', exact: true })).toBeVisible();
  await expect
    .poll(async () => (await shownMenu(desk)).find(({ id }) => id === 'openStaff')?.label)
    .toBe('Portal del Personal');
  await checkBothThemes(desk, window, 'sign-in in Spanish');

  await password.fill('not the right one');
  await enter.click();
  await expect(window.errors).toHaveText('El nombre de usuario o la contraseña no es correcto');
  await password.fill(maria.password);
  await enter.click();
  const greeting = page.getByRole('heading', { name: `Hola, ${maria.name}`, exact: true });
  await expect(greeting).toBeVisible();
  await expect(page.getByRole('table', { name: 'Últimos inicios de sesión' })).toBeVisible();
  await checkBothThemes(desk, window, 'home in Spanish');
  await page.getByRole('link', { name: 'Ayuda', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Ayuda', exact: true })).toBeVisible();

  const again = await desk.restart();
  await expect(again.page.getByRole('heading', { name: 'Portal de Oficina', exact: true })).toBeVisible();
  await expect(again.page.locator('html')).toHaveAttribute('lang', 'es');
  await again.page.getByRole('textbox', { name: 'Nombre de usuario', exact: true }).fill(maria.username);
  await again.page.getByLabel('Contraseña', { exact: true }).fill(maria.password);
  await again.page.keyboard.press('Enter');
  await again.topBar.person(maria.name).focus();
  await again.page.keyboard.press('Enter');
  await again.page.getByRole('menuitem', { name: 'English', exact: true }).press('Enter');
  await expect(again.home.heading(maria.name)).toBeVisible();
  await expect(again.topBar.person(maria.name)).toBeFocused();
  const third = await desk.restart();
  await expect(third.signIn.heading).toBeVisible();
});
