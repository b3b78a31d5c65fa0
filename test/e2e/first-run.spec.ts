import { expect, test } from './fixtures';
import { countOf } from './support/store-file';

const school = {
  schoolName: 'Northside Gymnastics',
  name: 'Maria Lopez',
  username: 'maria',
  password: 'apricot lanterns drift west',
};

test('the first run sets up the school and its first manager, who is in', async ({ openDesk }) => {
  const { desk, window } = await openDesk();
  await expect(window.firstRun.heading).toBeVisible();
  await expect(window.page).toHaveTitle('Office Portal');
  await expect(window.firstRun.schoolName).toBeFocused();
  expect(countOf(desk.dataDirectory, 'accounts')).toBe(0);

  await window.firstRun.submit(school);
  await expect(window.home.heading('Maria Lopez')).toBeVisible();
  await expect(window.page).toHaveTitle(/^Office Portal .*Northside Gymnastics$/);
  expect(countOf(desk.dataDirectory, 'accounts')).toBe(1);

  const again = await desk.restart();
  await expect(again.signIn.heading).toBeVisible();
  await expect(again.firstRun.heading).toHaveCount(0);
});

test('before the first run there is no account to sign in with, and the Staff Portal says where to begin', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ portal: 'staff' });
  await expect(window.page.getByRole('heading', { name: 'This school is not set up yet' })).toBeVisible();
  await expect(window.signIn.button).toHaveCount(0);
  await window.page.getByRole('link', { name: 'Open the Office Portal' }).click();
  const office = await desk.window('office');
  await expect(office.firstRun.heading).toBeVisible();
  for (const username of ['admin', 'manager', 'root']) {
    const answer = await office.page.evaluate(
      (typed) => self.desk.signIn.begin({ username: typed, password: typed }),
      username,
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'wrong-credentials' } });
  }
});
