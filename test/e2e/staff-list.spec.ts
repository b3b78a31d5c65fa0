import { crowdMember } from '../support/crowd';
import { expect, test } from './fixtures';

const crowd = 10_000;

test('ten thousand people are searched, filtered, sorted and scrolled through, and a profile leads back to the same place', async ({
  openDesk,
}, testInfo) => {
  const { desk, window } = await openDesk({
    school: { staff: ['frank', 'nora'], enrolled: ['frank'], crowd },
  });
  const { staff, page } = window;
  await window.enter(desk.person('maria'));
  await window.topBar.goTo('Staff');
  await expect(staff.shown).toHaveText('10,003 people');
  await expect(staff.table).toHaveAttribute('aria-rowcount', String(crowd + 4));
  await expect(staff.rows.first()).toHaveAttribute('aria-rowindex', '2');
  expect(await staff.rows.count()).toBeLessThan(60);

  // Found by beginnings in any order, the latest answer wins, and the keyboard never leaves the field.
  const someone = crowdMember(4_711);
  const [first = '', last = ''] = someone.name.toLowerCase().split(' ');
  await staff.search.pressSequentially(`${last} ${first.slice(0, 3)} 4711`, { delay: 15 });
  await expect(staff.shown).toHaveText('One person');
  await expect(staff.row(someone.name)).toHaveCount(1);
  await expect(staff.search).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(staff.shown).toHaveText('10,003 people');

  await staff.twoFactorFilter.selectOption('Set up');
  await expect(staff.shown).toHaveText('One person');
  await expect(staff.row(desk.person('frank').name)).toHaveCount(1);
  await staff.clearFilters.press('Enter');
  await expect(staff.search).toBeFocused();
  await staff.roleFilter.selectOption('Manager');
  await staff.statusFilter.selectOption('Inactive');
  await expect(staff.shown).toHaveText('23 people');
  await expect(staff.rows.filter({ hasNotText: 'Inactive' })).toHaveCount(0);
  await staff.clearFilters.click();

  await expect(staff.column('Name')).toHaveAttribute('aria-sort', 'ascending');
  await staff.column('Last sign-in').getByRole('button').click();
  await expect(staff.column('Last sign-in')).toHaveAttribute('aria-sort', 'descending');
  await expect(staff.rows.first()).toContainText(desk.person('maria').name);
  await staff.column('Name').getByRole('button').click();
  await staff.column('Name').getByRole('button').click();
  await expect(staff.column('Name')).toHaveAttribute('aria-sort', 'descending');
  await expect(staff.rows.first()).toContainText('Tina');

  // To the end by a jump, then through everything that is between, a screen a frame.
  await staff.frame.evaluate((frame) => frame.scrollTo(0, frame.scrollHeight));
  await expect(staff.table.locator(`[aria-rowindex="${crowd + 4}"]`)).toContainText('anna.');
  const frames = await staff.frame.evaluate(async (frame) => {
    const lengths: number[] = [];
    let before = performance.now();
    for (let step = 0; step < 120; step += 1) {
      frame.scrollBy(0, -200);
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      lengths.push(now - before);
      before = now;
    }
    return lengths.toSorted((one, other) => one - other);
  });
  testInfo.annotations.push({
    type: 'frames',
    description: `median ${frames[60]?.toFixed(1)} ms, 95th ${frames[114]?.toFixed(1)} ms, longest ${frames[119]?.toFixed(1)} ms`,
  });
  await expect(staff.rows.filter({ hasText: 'Loading' })).toHaveCount(0);

  const link = staff.table.getByRole('link').nth(12);
  const name = await link.innerText();
  await link.click();
  await expect(window.profile.heading(name)).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(staff.column('Name')).toHaveAttribute('aria-sort', 'descending');
  await expect(staff.table.getByRole('link', { name, exact: true }).first()).toBeVisible();

  await staff.search.fill('nobody is called this');
  await expect(page.getByText('Nobody matches')).toBeVisible();
  await expect(staff.rows).toHaveCount(0);
});

test('the front desk searches names, and learns no username by it', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank', 'ines'] } });
  const { staff } = window;
  await window.enter(desk.person('frank'));
  await window.topBar.goTo('Staff');
  await staff.search.fill('lopez');
  await expect(staff.shown).toHaveText('One person');
  await expect(staff.twoFactorFilter).toHaveCount(0);
  await staff.search.fill('ines');
  await expect(staff.row(desk.person('ines').name)).toHaveCount(1);
  const asked = await window.page.evaluate(() =>
    self.desk.staff.search({
      filter: { text: '', role: null, portal: null, active: null, twoFactor: null },
      sort: 'username',
      direction: 'ascending',
      after: null,
      skip: 0,
      limit: 10,
    }),
  );
  expect(asked).toMatchObject({ ok: false, error: { code: 'input-refused' } });
});
