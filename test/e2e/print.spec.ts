import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { checkBothThemes } from './support/both-themes';
import { tabTo } from './support/keyboard';
import { isWithoutColour, pagesOfPdf } from './support/pdf';
import { printsNowhere, saveTo } from './support/printer';

test('the Overview is printed and saved as one page in words and black, by the keyboard alone', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({
    school: { staff: ['frank', 'ines'], enrolled: ['maria', 'frank'], required: { office: true } },
  });
  const { overview, page } = window;
  const [frank, ines] = [desk.person('frank'), desk.person('ines')];
  const staff = await desk.open('staff');
  await staff.signIn.submit(ines.username, 'not the one of ines');
  await expect(staff.signIn.alert).toBeVisible();
  await window.enter(desk.person('maria'));
  await expect(overview.tile('Set up', 2)).toBeVisible();
  await checkBothThemes(desk, window, 'the Overview with what prints it');

  await printsNowhere(desk);
  await tabTo(page, overview.print);
  await page.keyboard.press('Enter');
  await expect(window.errors.filter({ hasText: 'Nothing was printed' })).toBeVisible();
  const file = join(desk.dataDirectory, 'overview.pdf');
  await saveTo(desk, file);
  await page.keyboard.press('Tab');
  await expect(overview.saveAsPdf).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved. The audit log has it.')).toBeVisible();
  await expect(window.errors).toHaveCount(0);
  // The sheet is removed again, so the screen shows nothing twice.
  await expect(page.getByText('Printed by')).toHaveCount(0);

  const days = await page.evaluate(async () => {
    const answer = await self.desk.overview.read();
    return answer.ok ? answer.value.days : [];
  });
  const last = days.at(-1);
  if (!last) throw new Error('The Overview cannot be read.');
  // In the first hour of a day the fixture's sign-ins are yesterday's.
  const signIns = days.reduce((sum, day) => sum + day.signIns, 0);
  expect(last.failures).toBe(1);
  expect(last.signIns).toBeGreaterThan(0);
  const pages = pagesOfPdf(file);
  expect(pages).toHaveLength(1);
  for (const told of [
    'Northside Gymnastics',
    'Office Portal · ',
    'Printed by Maria Lopez',
    'Of 3 active accounts.',
    'Set up 2',
    'Not set up 1',
    'Locked 0',
    'What needs doing',
    'The Staff Portal does not ask for a code yet.',
    'There is no owner’s sheet yet.',
    'Sign-ins of the last 30 days',
    `${signIns} sign-ins, ${last.failures} refused tries.`,
    'A full bar stands for sign-ins',
  ])
    expect(pages[0]).toContain(told);
  // Thirty days, each with its figures; today's are the last ones.
  expect(pages[0]?.match(/(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), [A-Z][a-z]{2} \d+ \d+ \d+/gu)).toHaveLength(30);
  expect(pages[0]).toMatch(new RegExp(` \\d+ ${last.signIns} ${last.failures} There is no name`, 'u'));
  // No other person's name, and none of the screen's frame.
  for (const absent of [
    frank.name,
    ines.name,
    'Save as PDF',
    'Show as a table',
    'Go to the staff',
    'Welcome',
  ])
    expect(pages[0]).not.toContain(absent);
  expect(isWithoutColour(file)).toBe(true);
});

test('today at this desk is saved as a sheet, and nothing while a secret is on the window', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank'] } });
  const { audit, page, topBar } = window;
  await window.enter(desk.person('maria'));
  await topBar.goTo('Audit log');
  await audit.today.click();
  await expect(audit.todayTable).toContainText('Maria Lopez signed in.');
  const file = join(desk.dataDirectory, 'today.pdf');
  await saveTo(desk, file);
  await audit.saveAsPdf.click();
  await expect(page.getByText('Saved. The audit log has it.')).toBeVisible();
  const [sheet, ...more] = pagesOfPdf(file);
  expect(more).toEqual([]);
  for (const told of [
    'Northside Gymnastics',
    'Printed by Maria Lopez',
    'Today at this desk',
    'Maria Lopez signed in.',
    'This sheet names people.',
  ])
    expect(sheet).toContain(told);
  expect(sheet).not.toMatch(/Save as PDF|What happened at|Main|Settings/u);
  expect(isWithoutColour(file)).toBe(true);
  await page.getByRole('main').getByRole('link', { name: 'Audit log' }).click();
  await expect(audit.table).toContainText('Maria Lopez saved a printed page as a PDF.');
  await expect(audit.table).toContainText(/Today at this desk\. (?:One event|\d+ events)\./u);

  // A hostile page asks the real window: while it shows a secret, main makes no file.
  await page.evaluate(() => globalThis.window.desk.print.today());
  await window.issueSheet();
  await saveTo(desk, join(desk.dataDirectory, 'secret.pdf'));
  const answer = await page.evaluate(() => globalThis.window.desk.print.saveToday());
  expect(answer).toMatchObject({ ok: false, error: { code: 'secret-on-screen' } });
  expect(existsSync(join(desk.dataDirectory, 'secret.pdf'))).toBe(false);
});

test('a sheet of the demo says that it is one', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ entry: 'demo' });
  const { overview, page, signIn, topBar } = window;
  const offered = page.getByRole('region', { name: 'Who you can be' });
  const password = (await offered.getByRole('definition').last().textContent({ timeout: 30_000 })) ?? '';
  await signIn.submit('ana', password);
  await expect(topBar.person('Ana Beltrán')).toBeVisible();
  const file = join(desk.dataDirectory, 'overview.pdf');
  await saveTo(desk, file);
  await overview.saveAsPdf.click();
  await expect(page.getByText('Saved. The audit log has it.')).toBeVisible();
  const pages = pagesOfPdf(file);
  expect(pages).toHaveLength(1);
  expect(pages[0]).toContain('Demo school: nothing here is');
});
