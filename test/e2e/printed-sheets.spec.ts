import { expect, test } from './fixtures';
import { OwnerSheetPages } from './pages/owner-sheet-pages';
import type { PortalWindow } from './pages/portal-window';
import { schoolName } from './support/arranged-school';
import { keepSaveDialogOpen } from './support/printer';
import { expectPaperReadable } from './support/readable';

/** The ids of the desks, which a sheet names. */
const desksOf = async ({ page }: PortalWindow): Promise<string[]> => {
  const answer = await page.evaluate(() => self.desk.audit.desks());
  if (!answer.ok) throw new Error('The desks cannot be read.');
  return answer.value.all;
};

test('every printed paper comes from the catalogue and is one page of A4 and of Letter, in a longer language too', async ({
  openDesk,
}) => {
  test.setTimeout(120_000);
  const { desk, window } = await openDesk({ school: { staff: ['frank'], required: { office: true } } });
  const [maria, frank] = [desk.person('maria'), desk.person('frank')];
  const { page, audit, overview, passes, recoveryCodes, staff, topBar } = window;
  const given = [schoolName, ...[maria, frank].flatMap(({ name, username }) => [name, username])];
  const look = (paper: string, more: readonly string[] = []) =>
    expectPaperReadable(desk, window, paper, [...given, ...more]);

  await window.signIn.submit(maria.username, maria.password);
  const secretKey = await window.enrolment.shownKey();
  await window.enrolment.field.fill(await desk.nextCodeFor(secretKey));
  await expect(recoveryCodes.saved).toBeVisible();
  await look('recovery codes', await recoveryCodes.codes());
  await recoveryCodes.finish();

  await keepSaveDialogOpen(desk);
  await overview.saveAsPdf.click();
  await look('Overview');
  await topBar.goTo('Audit log');
  await audit.today.click();
  await audit.saveAsPdf.click();
  await look('Today at this desk', await desksOf(window));

  await topBar.goTo('Staff');
  await staff.open(frank.name);
  await page.getByRole('button', { name: 'Print hand-out' }).click();
  await expect(page.getByRole('region', { name: 'Preview' })).toBeVisible();
  await look('hand-out');
  await page.getByRole('link', { name: 'Back to the profile' }).click();
  await passes.give.click();
  await passes.reason.fill('Phone is being repaired');
  await passes.submit.click();
  await look('one-time pass', [await passes.shown.getByRole('code').innerText()]);
  await passes.done.click();

  const sheet = new OwnerSheetPages(page);
  await topBar.goTo('Home');
  await sheet.reminder.click();
  await sheet.issue.click();
  await sheet.confirmIssue.click();
  await window.confirm({ ...maria, secretKey });
  await expect(sheet.heading).toBeVisible();
  await look('owner’s sheet', (await sheet.key.innerText()).split(/\s+/u));
});
