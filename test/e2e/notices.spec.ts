import { expect, test } from './fixtures';
import { checkBothThemes } from './support/both-themes';

test('a manager reads what others did since, and dismisses it with their own factor', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({
    school: { staff: ['nora', 'frank'], enrolled: ['maria'], required: { office: true }, unread: true },
  });
  const { page } = window;
  await window.enter(desk.person('maria'));
  await expect(page.getByText('What happened since your last sign-in')).toBeVisible();
  await expect(page.getByText(/added Nora Quist as a manager/)).toBeVisible();
  await expect(page.getByText(/switched off two-factor authentication/)).toBeVisible();
  await checkBothThemes(desk, window, 'Home with notices');
  await page.getByRole('button', { name: 'Got it' }).click();
  await expect(page.getByText(/added Nora Quist as a manager/)).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { name: /Maria Lopez/ })).toBeVisible();
  await expect(page.getByText(/added Nora Quist as a manager/)).toHaveCount(0);
});
