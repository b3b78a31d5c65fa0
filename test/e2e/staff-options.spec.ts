import { expect, test } from './fixtures';

const everybody = ['nora', 'frank', 'ines'] as const;

test('each switch says before saving whom it will ask, with the right numbers', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school: { staff: everybody, enrolled: ['frank'] } });
  await window.enter(desk.person('maria'));
  await window.topBar.goTo('Settings');
  const { options } = window;
  await expect(options.path).toBeVisible();
  await expect(options.office).not.toBeChecked();
  await expect(options.staff).not.toBeChecked();

  // Maria, Nora and Frank come to the Office Portal; Frank is set up. The Staff Portal is open to Inés too.
  await options.office.check();
  await expect(
    options.effect('2 of 3 staff will be asked to set up an app at their next sign-in'),
  ).toBeVisible();
  await options.staff.check();
  await expect(
    options.effect('3 of 4 staff will be asked to set up an app at their next sign-in'),
  ).toBeVisible();
  await options.office.uncheck();
  await expect(options.effect('2 of 3 staff')).toHaveCount(0);
  await options.discard.click();
  await expect(options.staff).not.toBeChecked();
  await window.page.reload();
  await expect(options.office).not.toBeChecked();
  await expect(options.staff).not.toBeChecked();
});

test('the switches are independent: a code is asked for at the portal whose switch is on, and not at the other', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank'], enrolled: ['maria', 'frank'] } });
  const frank = desk.person('frank');
  const maria = desk.person('maria');
  const staff = await desk.open('staff');
  await window.enter(maria);
  await window.topBar.goTo('Settings');
  await window.options.require('staff', true);
  await window.page.reload();
  await expect(window.options.office).not.toBeChecked();
  await expect(window.options.staff).toBeChecked();
  await window.topBar.signOut(maria.name);

  await staff.signIn.submit(frank.username, frank.password);
  await expect(staff.code.heading).toBeVisible();
  await staff.code.back.click();
  await window.signIn.submit(frank.username, frank.password);
  await expect(window.home.heading(frank.name)).toBeVisible();
  await window.topBar.signOut(frank.name);

  // The other way round.
  await window.enter(maria);
  await window.topBar.goTo('Settings');
  await window.options.office.check();
  await window.options.staff.uncheck();
  await expect(
    window.options.effect('No code will be asked for at the next sign-in to the Staff Portal'),
  ).toBeVisible();
  await window.options.save.click();
  await window.options.turnOn.click();
  // Maria signed in with her password alone, but the other portal requires a code: so does a sensitive act.
  await window.confirm();
  await window.options.saved.waitFor();
  await window.topBar.signOut(maria.name);
  await window.signIn.submit(frank.username, frank.password);
  await expect(window.code.heading).toBeVisible();
  await staff.signIn.submit(frank.username, frank.password);
  await expect(staff.home.heading(frank.name)).toBeVisible();
});

test('a change counts from the next sign-in: people who are in stay in, and off asks for no code any more', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank'] } });
  const frank = desk.person('frank');
  const staff = await desk.open('staff');
  await staff.enter(frank);
  await window.enter(desk.person('maria'));
  await window.topBar.goTo('Settings');
  await window.options.require('staff', true);

  await staff.topBar.goTo('My security');
  await expect(staff.security.heading).toBeVisible();
  await expect(staff.page.getByText('Staff Portal: asks for a code')).toBeVisible();
  await staff.topBar.signOut(frank.name);
  await staff.signIn.submit(frank.username, frank.password);
  await expect(staff.enrolment.heading).toBeVisible();
  await staff.enrolment.field.fill(desk.codeFor(await staff.enrolment.shownKey()));
  await staff.recoveryCodes.finish();
  await staff.topBar.signOut(frank.name);

  await window.options.require('staff', false);
  await staff.signIn.submit(frank.username, frank.password);
  await expect(staff.home.heading(frank.name)).toBeVisible();
});

test('locking times and the contact line are saved, refused at the field, and the line stands where help is sought', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: {} });
  const maria = desk.person('maria');
  await window.enter(maria);
  await window.topBar.goTo('Settings');
  const { options } = window;
  for (const wrong of ['0', '61', '1.5', 'five', '']) {
    await options.officeMinutes.fill(wrong);
    await options.contactLine.fill('Ask Nora at extension 12');
    await options.save.click();
    await expect(options.officeMinutes, wrong).toHaveAttribute('aria-invalid', 'true');
    await expect(options.alert.first(), wrong).toBeVisible();
    await expect(options.officeMinutes, wrong).toHaveValue(wrong);
    await expect(options.contactLine, wrong).toHaveValue('Ask Nora at extension 12');
    await options.discard.click();
    await expect(options.officeMinutes, wrong).toHaveValue('5');
  }
  await options.officeMinutes.fill('1');
  await options.contactLine.fill('Ask Nora at extension 12');
  await options.save.click();
  await window.confirm();
  await options.saved.waitFor();

  await window.topBar.goTo('Help');
  await expect(window.page.getByText('Ask Nora at extension 12')).toBeVisible();
  await desk.passTime(60_000);
  await expect(window.unlock.heading(maria.name)).toBeVisible();
  await window.unlock.signOut.click();
  await expect(window.page.getByText('Ask Nora at extension 12')).toBeVisible();
});

test('a change made meanwhile by another manager is not overwritten', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school: {} });
  await window.enter(desk.person('maria'));
  await window.topBar.goTo('Settings');
  await window.options.contactLine.fill('Mine');
  const stored = await window.page.evaluate(() => self.desk.options.read());
  if (!stored.ok) throw new Error('The options could not be read');
  const { version, options } = stored.value;
  await window.page.evaluate(
    async ([input, password]) => {
      await self.desk.options.save(input);
      await self.desk.session.stepUp({ factor: 'password', password });
      await self.desk.options.save(input);
    },
    [{ version, options: { ...options, contactLine: 'Theirs' } }, desk.person('maria').password] as const,
  );
  await window.options.save.click();
  await window.confirm();
  await expect(window.options.alert).toHaveText(/Somebody else changed this in the meantime/);
  await expect(window.options.contactLine).toHaveValue('Mine');
  await window.page.getByRole('button', { name: 'Load the present settings' }).click();
  await expect(window.options.contactLine).toHaveValue('Theirs');
});
