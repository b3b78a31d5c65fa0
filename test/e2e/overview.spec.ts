import { checkBothThemes } from './support/both-themes';
import { expect, test } from './fixtures';
import { tabTo } from './support/keyboard';
import { cellOf } from './pages/cell-of';

test('a newcomer sees what to do first, and nothing that is still empty', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school: {} });
  const { overview, page } = window;
  await window.enter(desk.person('maria'));
  await expect(overview.firstSteps).toBeVisible();
  await expect(overview.chart).toHaveCount(0);
  await expect(page.getByRole('link', { name: /^Never signed in/ })).toHaveCount(0);
  await checkBothThemes(desk, window, 'first steps');
  for (const [action, room] of [
    ['Require a code', 'Settings'],
    ['Print the owner’s sheet', 'Settings'],
    ['Add a colleague', 'Staff'],
  ] as const) {
    await tabTo(page, overview.action(action));
    await page.keyboard.press('Enter');
    await expect(window.topBar.link(room)).toHaveAttribute('aria-current', 'page');
    await window.topBar.goTo('Home');
  }
});

test('the Overview counts the staff and the tries, and each thing to do is one click away', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({
    school: { staff: ['frank', 'ines'], enrolled: ['maria', 'frank'], required: { office: true } },
  });
  const { overview, page, topBar } = window;
  const ines = desk.person('ines');
  const staff = await desk.open('staff');
  await expect(staff.signIn.heading).toBeVisible();
  // Eight different passwords, each after the wait of the one before: the last brings a wait of four minutes.
  const answers: string[] = [];
  for (const [letter, later] of [
    ...['a', 'b', 'c', 'd', 'e'].map((letter) => [letter, 0] as const),
    ['f', 31_000],
    ['g', 61_000],
    ['h', 121_000],
  ] as const) {
    if (later > 0) await desk.passTime(later);
    answers.push(
      await staff.page.evaluate(
        async (typed) => {
          const answer = await self.desk.signIn.begin(typed);
          return answer.ok ? 'in' : answer.error.code;
        },
        { username: ines.username, password: `not the one of ines ${letter}` },
      ),
    );
  }
  expect(answers.at(-1)).toBe('throttled');
  await window.enter(desk.person('maria'));
  for (const [name, count] of [
    ['Set up', 2],
    ['Setting up', 0],
    ['Not set up', 1],
    ['Locked', 1],
    ['Low on recovery codes', 0],
    ['Never signed in', 1],
  ] as const)
    await expect(overview.tile(name, count)).toBeVisible();
  await expect(overview.chart).toBeVisible();
  const bar = overview.chart.locator('[data-day]').last();
  await bar.hover();
  await expect(bar.getByText('Refused tries 8')).toBeVisible();
  await expect(bar.getByText(/^Sign-ins [1-9]/u)).toBeVisible();
  await overview.asTable.hover();
  await expect(bar.getByText('Refused tries 8')).toBeHidden();
  await checkBothThemes(desk, window, 'the Overview with its chart');

  await tabTo(page, overview.asTable);
  await page.keyboard.press('Enter');
  await expect(overview.days.getByRole('row')).toHaveCount(31);
  const today = overview.days.getByRole('row').nth(1);
  await expect(await cellOf(overview.days, today, 'Refused tries')).toHaveText('8');
  await expect(overview.asChart).toBeFocused();
  // Off the edge of the bar at the top, under which half a button is too small a target.
  await page.evaluate(() => scrollTo(0, 0));
  await checkBothThemes(desk, window, 'the Overview with its table');

  await expect(page.getByText('One person cannot sign in at present')).toBeVisible();
  await overview.action('Go to the staff').first().click();
  await expect(window.staff.table).toBeVisible();
  await topBar.goTo('Home');
  await overview.tile('Set up', 2).click();
  await expect(window.staff.rows).toHaveCount(2);
  await expect(window.staff.table).not.toContainText(ines.name);
});
