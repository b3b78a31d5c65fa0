import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { checkBothThemes } from './support/both-themes';
import { pagesOfPdf } from './support/pdf';
import { printsNowhere, saveTo } from './support/printer';

test('a hand-out is looked at, printed and saved as one page without a secret, by the keyboard alone', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank'], required: { staff: true } } });
  const { page, staff } = window;
  const { name, username, password } = desk.person('frank');
  await window.enter(desk.person('maria'));
  await window.topBar.goTo('Staff');
  await staff.open(name);
  await page.getByRole('button', { name: 'Print hand-out' }).press('Enter');
  await expect(page.getByRole('heading', { name: `Hand-out for ${name}` })).toBeFocused();
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview).toContainText('Staff Portal: at your next sign-in');
  await checkBothThemes(desk, window, 'hand-out');

  await printsNowhere(desk);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Print hand-out' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'Nothing was printed' })).toBeVisible();
  const file = join(desk.dataDirectory, 'hand-out.pdf');
  await saveTo(desk, file);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved. The audit log has it.')).toBeVisible();

  const pages = pagesOfPdf(file);
  expect(pages).toHaveLength(1);
  for (const told of [
    'Northside Gymnastics',
    `For ${name}`,
    `Your username ${username}`,
    'Staff Portal: at your next sign-in',
    'Google Authenticator',
    '2FA Authenticator',
    'press “Sign in”',
    '“Set up your authentication app”',
    '“Authentication code”',
    '“I have saved these codes”',
    'Ask a manager of your school.',
    'Never write your password',
  ])
    expect(pages[0]).toContain(told);
  expect(pages[0]).not.toContain(password);
  // Neither a Secret Key nor a recovery code, whole or in groups, nor what stands around the room.
  expect(pages[0]).not.toMatch(/\b(?:[A-Z2-7]{4}[ -]){3,}|\b[A-Z2-7]{16,}\b|\b\d{6}\b/u);
  expect(pages[0]).not.toMatch(/Audit log|Save as PDF|Preview|Maria/u);
});

test('hand-outs of three people are three pages, of whom is not set up unless all are wanted', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({
    school: { staff: ['frank', 'nora'], enrolled: ['nora'], required: { office: true } },
  });
  const { page, staff } = window;
  const [maria, frank, nora] = (['maria', 'frank', 'nora'] as const).map((who) => desk.person(who));
  if (!maria || !frank || !nora) throw new Error('Somebody is missing');
  await window.enter(nora);
  await window.topBar.goTo('Staff');
  await page.getByRole('checkbox', { name: 'Select all that match' }).check();
  await staff.bulk('Hand-outs').click();
  await expect(page.getByText('2 people, a page each.')).toBeVisible();
  await expect(page.getByText('One selected person is left out')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Also for people who have set up an app' }).check();
  await expect(page.getByText('3 people, a page each.')).toBeVisible();
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(page.getByText('Page 2 of 3')).toBeVisible();
  await checkBothThemes(desk, window, 'hand-outs');

  const file = join(desk.dataDirectory, 'hand-outs.pdf');
  await saveTo(desk, file);
  await page.getByRole('button', { name: 'Save as PDF' }).click();
  await expect(page.getByText('Saved. The audit log has it.')).toBeVisible();
  const pages = pagesOfPdf(file);
  expect(pages).toHaveLength(3);
  for (const [index, person] of [maria, frank, nora]
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .entries()) {
    expect(pages[index]).toContain(`Your username ${person.username}`);
    expect(pages[index]).toContain('Never write your password');
  }

  // A hostile page asks the real window: while it shows a secret, main makes no file.
  await window.issueSheet();
  await saveTo(desk, join(desk.dataDirectory, 'secret.pdf'));
  const answer = await page.evaluate(() => globalThis.window.desk.print.saveHandOuts());
  expect(answer).toMatchObject({ ok: false, error: { code: 'secret-on-screen' } });
  expect(existsSync(join(desk.dataDirectory, 'secret.pdf'))).toBe(false);
});
