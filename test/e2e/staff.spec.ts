import { expect, test } from './fixtures';
import { rowsOf } from './support/store-file';

const longPassword = 'nine copper kettles sing';

test('a manager adds somebody, who signs in; edits them; and the list shows everyone', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: {} });
  const maria = desk.person('maria');
  await window.enter(maria);
  await window.topBar.goTo('Staff');
  await expect(window.staff.rows).toHaveCount(1);
  await expect(window.page.getByText('Only you so far')).toBeVisible();

  await window.staff.submitNew({
    name: 'Zoë Brandt',
    username: 'zoe',
    role: 'Instructor',
    password: longPassword,
  });
  await expect(window.profile.heading('Zoë Brandt')).toBeVisible();
  await expect(window.page.getByText('This person chooses their own at the next sign-in.')).toBeVisible();
  await window.topBar.goTo('Staff');
  await expect(window.staff.rows).toHaveCount(2);
  await expect(await window.staff.cell('Zoë Brandt', 'Role')).toHaveText('Instructor');
  await expect(await window.staff.cell('Zoë Brandt', 'Last sign-in')).toHaveText('Never');
  await window.staff.search.fill('zoe');
  await expect(window.staff.rows).toHaveCount(1);
  await window.staff.search.fill('nobody of that name');
  await expect(window.page.getByText('Nobody matches')).toBeVisible();

  const staff = await desk.open('staff');
  await staff.signIn.submit('zoe', longPassword);
  await staff.firstPassword.choose('mustard seeds in a drawer');
  await expect(staff.home.heading('Zoë Brandt')).toBeVisible();

  await window.staff.search.fill('');
  await window.staff.open('Zoë Brandt');
  await window.staff.name.fill('Zoë Brandt-Meier');
  await window.staff.save.click();
  await expect(window.profile.heading('Zoë Brandt-Meier')).toBeVisible();
  await expect(window.profile.status).toContainText('saved');
  // A new name ends no session; a new role does.
  await expect(staff.topBar.person('Zoë Brandt')).toBeVisible();
  await window.staff.role.selectOption('Front desk');
  await window.staff.save.click();
  await expect(staff.signIn.heading).toBeVisible();
  expect(rowsOf(desk.dataDirectory, "select name, role from accounts where username = 'zoe'")).toEqual([
    { name: 'Zoë Brandt-Meier', role: 'front-desk' },
  ]);
});

test('a username is given once, whatever its case and width, and nothing typed is lost', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank'] } });
  await window.enter(desk.person('maria'));
  await window.topBar.goTo('Staff');
  await window.staff.submitNew({
    name: 'Another Frank',
    username: 'ＦRANK',
    role: 'Front desk',
    password: longPassword,
  });
  await expect(window.staff.alert).toHaveText(/Somebody already has this username/);
  await expect(window.staff.username).toHaveAttribute('aria-invalid', 'true');
  await expect(window.staff.username).toBeFocused();
  await expect(window.staff.username).toHaveValue('ＦRANK');
  await expect(window.staff.name).toHaveValue('Another Frank');
  expect(rowsOf(desk.dataDirectory, 'select id from accounts')).toHaveLength(2);
});

test('somebody set inactive is out of the other window at once, cannot come back, is kept, and can be set active again', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank'] } });
  const frank = desk.person('frank');
  const staff = await desk.open('staff');
  await staff.enter(frank);
  await window.enter(desk.person('maria'));
  await window.topBar.goTo('Staff');
  await window.staff.open(frank.name);
  await window.profile.makeInactive();
  await expect(window.profile.status).toContainText('is inactive');
  await expect(staff.signIn.heading).toBeVisible({ timeout: 2_000 });
  const answer = await staff.page.evaluate(() => self.desk.ownAccount.read());
  expect(answer).toMatchObject({ ok: false, error: { code: 'no-session' } });
  await staff.signIn.submit(frank.username, frank.password);
  await expect(staff.signIn.alert).toHaveText('Username or password is incorrect');
  expect(rowsOf(desk.dataDirectory, "select active from accounts where username = 'frank'")).toEqual([
    { active: 0 },
  ]);

  await window.profile.makeActive();
  await window.confirm();
  await expect(window.profile.status).toContainText('is active');
  await staff.signIn.submit(frank.username, frank.password);
  await expect(staff.home.heading(frank.name)).toBeVisible();
});

test('the last active manager can be neither set inactive nor given another role', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school: { staff: ['nora'] } });
  const nora = desk.person('nora');
  const maria = desk.person('maria');
  await window.enter(maria);
  await window.topBar.goTo('Staff');
  await window.staff.open(nora.name);
  await window.profile.makeInactive();
  await expect(window.profile.status).toContainText('is inactive');
  await window.topBar.goTo('Staff');
  await window.staff.open(maria.name);
  await expect(window.profile.setInactive).toBeDisabled();
  await window.staff.role.selectOption('Front desk');
  await window.staff.save.click();
  await expect(window.staff.alert).toHaveText(/last active manager/);
  expect(rowsOf(desk.dataDirectory, "select role, active from accounts where username = 'maria'")).toEqual([
    { role: 'manager', active: 1 },
  ]);
});

test('the audit log tells in names what happened, newest first, and holds no secret', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({
    school: { staff: ['frank'], enrolled: ['maria', 'frank'], required: { office: true } },
  });
  const maria = desk.person('maria');
  const frank = desk.person('frank');
  await window.enter(maria);
  await window.topBar.goTo('Staff');
  await window.staff.open(frank.name);
  await window.profile.resetTwoFactor();
  await window.profile.status.waitFor();
  await window.topBar.goTo('Audit log');
  await expect(window.audit.rows.first()).toContainText(
    `${maria.name} reset the two factor of ${frank.name}`,
  );
  await expect(window.audit.table).toContainText(`${maria.name} signed in.`);
  const stored = JSON.stringify(
    rowsOf(desk.dataDirectory, 'select actor_name, subject_name, details from audit_events'),
  );
  for (const secret of [
    maria.password,
    frank.password,
    maria.secretKey,
    frank.secretKey,
    ...frank.recoveryCodes,
  ])
    expect(stored).not.toContain(secret);
});
