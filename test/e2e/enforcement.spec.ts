import { typedDay } from '../../renderer/rooms/settings/typed-day';
import { expect, test } from './fixtures';
import { checkBothThemes } from './support/both-themes';
import { tabTo } from './support/keyboard';

const day = 24 * 60 * 60_000;

test('a switch with a date: the pre-flight says what it means, staff skip until the day, and not from it on', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { staff: ['nora', 'frank', 'ines'] } });
  const maria = desk.person('maria');
  const frank = desk.person('frank');
  const { options, page, topBar } = window;
  await window.enter(maria);
  await topBar.goTo('Settings');
  await expect(options.from.staff).toHaveCount(0);
  await options.staff.check();
  await options.from.staff.fill(typedDay(desk.now() + 10 * day));
  await options.grace.staff.fill('40');
  await expect(options.effect('4 of 4 staff will be asked to set up an app')).toContainText(
    'They can skip it until',
  );
  await options.save.click();
  await expect(options.preflight.getByRole('list', { name: 'Asked in the Staff Portal' })).toHaveText(
    /Frank Osei.*Inés Duarte.*Maria Lopez \(you\).*Nora Quist/,
  );
  await expect(options.preflight).toContainText('No manager has an app yet');

  // The offer to go first leads to My security; the form keeps the typed values for the way back.
  await options.setUpFirst.click();
  await expect(window.security.heading).toBeVisible();
  await topBar.goTo('Settings');
  await expect(options.staff).toBeChecked();
  await expect(options.grace.staff).toHaveValue('40');
  await options.save.click();
  await options.turnOn.click();
  await expect(options.grace.staff).toHaveAttribute('aria-invalid', 'true');
  await expect(options.grace.staff).toBeFocused();
  await options.grace.staff.fill('');
  await options.save.click();
  await options.turnOn.click();
  await window.confirm();
  await options.saved.waitFor();
  // A later day asks nothing more of anybody, so no pre-flight comes.
  await options.from.staff.fill(typedDay(desk.now() + 11 * day));
  await options.save.click();
  await window.confirm();
  await options.saved.waitFor();

  const staff = await desk.open('staff');
  await expect(staff.page.getByText(/Whoever has set up an authentication app is asked/)).toBeVisible();
  await staff.signIn.submit(frank.username, frank.password);
  await expect(staff.enrolment.heading).toBeVisible();
  await expect(staff.page.getByText(/^You can skip this until/)).toBeVisible();
  await staff.enrolment.skip.click();
  await expect(staff.home.heading(frank.name)).toBeVisible();
  await expect(staff.page.getByText('You have no authentication app yet.')).toBeVisible();
  await staff.topBar.signOut(frank.name);

  await desk.passTime(11 * day);
  await staff.signIn.submit(frank.username, frank.password);
  await expect(staff.enrolment.heading).toBeVisible();
  await expect(staff.enrolment.skip).toHaveCount(0);
  await staff.enrolment.field.fill(desk.codeFor(await staff.enrolment.shownKey()));
  await staff.recoveryCodes.finish();
  await expect(staff.home.heading(frank.name)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Office Portal' })).toBeVisible();
});

test('supervised enrolment: the pre-flight warns a lone manager, and a manager’s code leads to the QR page', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank'], required: { staff: true } } });
  const maria = desk.person('maria');
  const frank = desk.person('frank');
  const { options, page, profile, topBar } = window;
  await window.enter(maria);
  await topBar.goTo('Settings');
  await options.supervised.check();
  await options.save.click();
  await expect(options.preflight).toContainText('Nobody else could give you an enrolment code');
  await options.turnOn.click();
  await window.confirm();
  await options.saved.waitFor();

  const staff = await desk.open('staff');
  await staff.signIn.submit(frank.username, frank.password);
  await expect(staff.page.getByText(`Signing in as ${frank.username}`, { exact: true })).toBeVisible();
  await expect(staff.enrolmentCode.field).toBeFocused();
  await expect(staff.enrolment.qrCode).toHaveCount(0);
  await topBar.goTo('Staff');
  await window.staff.open(frank.name);
  await profile.giveEnrolmentCode.click();
  await expect(page.getByRole('heading', { name: `Enrolment code for ${frank.name}` })).toBeFocused();
  const code = await window.enrolmentCode.given.innerText();
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);

  // By the keyboard alone: a wrong one, then the one that Maria reads out.
  await page.reload();
  await expect(window.enrolmentCode.given).toHaveText(code);
  await staff.page.keyboard.type('0000 0000');
  await staff.page.keyboard.press('Enter');
  await expect(staff.enrolmentCode.alert).toBeVisible();
  await expect(staff.enrolmentCode.field).toBeFocused();
  await staff.page.keyboard.type(code.toLowerCase().replace('-', ' '));
  await staff.page.keyboard.press('Enter');
  const key = await staff.enrolment.shownKey();
  await staff.page.reload();
  expect(await staff.enrolment.shownKey()).toBe(key);
  await staff.enrolment.field.fill(desk.codeFor(key));
  await staff.recoveryCodes.finish();
  await expect(staff.home.heading(frank.name)).toBeVisible();

  // Back on Frank's profile, there is no code to give any more.
  await window.enrolmentCode.putAway.click();
  await expect(profile.heading(frank.name)).toBeVisible();
  await expect(page.getByText('Set up on')).toBeVisible();
  await expect(profile.giveEnrolmentCode).toHaveCount(0);
});

test('the pre-flight of a large school names the first, and everybody by keyboard', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school: { crowd: 150 } });
  const { options, page, topBar } = window;
  await window.enter(desk.person('maria'));
  await topBar.goTo('Settings');
  await options.office.check();
  await options.save.click();
  const asked = options.preflight.getByRole('list', { name: 'Asked in the Office Portal' });
  const names = asked.getByRole('listitem');
  const told = options.preflight.getByText(/^\d+ of \d+ staff will be asked/);
  await expect(names).toHaveCount(8);
  const count = Number((await told.innerText()).split(' ')[0]);
  const more = options.preflight.getByRole('button', { name: `Show ${count - 8} more`, exact: true }).first();
  await tabTo(page, more);
  await page.keyboard.press('Enter');
  await expect(names).toHaveCount(count);
  await expect(more).toHaveCount(0);
  await expect(asked).toBeFocused();
  await expect(names.filter({ hasText: 'Maria Lopez (you)' })).toHaveCount(1);
  expect((await names.allInnerTexts()).map((name) => name.replace(' (you)', ''))).toEqual(
    (await names.allInnerTexts())
      .map((name) => name.replace(' (you)', ''))
      .toSorted((one, other) => one.localeCompare(other, 'en')),
  );
  await checkBothThemes(desk, window, 'the pre-flight with everybody named');
  await tabTo(page, options.turnOn);
  await page.keyboard.press('Enter');
  await window.confirm();
  await expect(options.saved).toBeVisible();
});
