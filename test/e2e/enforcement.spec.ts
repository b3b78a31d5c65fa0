import { typedDay } from '../../renderer/options/typed-day';
import { expect, test } from './fixtures';

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

  // The offer to go first leads to My security; what was typed is there again on the way back.
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
  await options.saved.waitFor();
  // Nothing more is asked of anybody by putting the day off: no pre-flight.
  await options.from.staff.fill(typedDay(desk.now() + 11 * day));
  await options.save.click();
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
