import { everyEvent } from '../../shared/ipc/audit-contract';
import { expect, test } from './fixtures';
import { auditedTimes } from './support/store-file';

test('an instructor learns only after all factors that the Office Portal is not theirs', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({
    school: { staff: ['ines'], enrolled: ['ines'], required: { office: true, staff: true } },
  });
  const ines = desk.person('ines');
  await window.signIn.submit(ines.username, 'not the one that Inés has');
  await expect(window.signIn.alert).toHaveText('Username or password is incorrect');
  await window.signIn.submit(ines.username, ines.password);
  await expect(window.code.heading).toBeVisible();
  await window.code.type(desk.wrongCodeFor(ines.secretKey));
  await expect(window.code.alert).toHaveText(/^That code is not right/);
  await window.code.type(await desk.nextCodeFor(ines.secretKey));
  await expect(window.signIn.alert).toHaveText(/Your role does not open the Office Portal/);
  await expect(window.topBar.person(ines.name)).toHaveCount(0);
  expect(auditedTimes(desk.dataDirectory, 'sign-in.portal-refused', 'failure')).toBe(1);

  const staff = await desk.open('staff');
  await staff.enter(ines);
  await expect(staff.topBar.links).toHaveText(['Home', 'My security', 'Help']);
});

test('front desk sees the staff list with name, role and status, and nothing to manage', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank', 'ines'] } });
  await window.enter(desk.person('frank'));
  await expect(window.topBar.links).toHaveText(['Home', 'My security', 'Staff', 'Help']);
  await window.topBar.goTo('Staff');
  await expect(window.staff.table.getByRole('columnheader')).toHaveText(['Name', 'Role', 'Status']);
  await expect(window.staff.rows).toHaveCount(3);
  await expect(window.staff.table.getByRole('link')).toHaveCount(0);
  await expect(window.staff.add).toHaveCount(0);

  // Neither the address nor a direct call gives more.
  for (const address of ['#/options', '#/audit', '#/staff/new']) {
    await window.page.evaluate((hash) => location.assign(hash), address);
    await expect(window.options.save.or(window.audit.table).or(window.staff.save)).toHaveCount(0);
  }
  const answers = await window.page.evaluate((filter) => {
    const { desk } = self;
    return Promise.all([
      desk.options.read(),
      desk.audit.page({ filter, after: null }),
      desk.staff.shortestPasswords(),
    ]);
  }, everyEvent);
  for (const answer of answers)
    expect(answer).toMatchObject({ ok: false, error: { code: 'permission-refused' } });
});

test('a manager comes to both portals, and manages in the Office Portal alone', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school: {} });
  const maria = desk.person('maria');
  await window.enter(maria);
  await expect(window.topBar.links).toHaveText([
    'Home',
    'My security',
    'Staff',
    'Audit log',
    'Settings',
    'Help',
  ]);
  const staff = await desk.open('staff');
  await staff.enter(maria);
  await expect(staff.topBar.links).toHaveText(['Home', 'My security', 'Help']);
});

test('Help stands in both portals and says what two-factor authentication takes', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school: {} });
  const staff = await desk.open('staff');
  for (const open of [window, staff]) {
    await open.enter(desk.person('maria'));
    await open.topBar.goTo('Help');
    await expect(
      open.page.getByRole('heading', { name: 'What is two-factor authentication?' }),
    ).toBeVisible();
    const text = await open.page.getByRole('main').innerText();
    for (const said of [
      'Google Authenticator',
      'Authy',
      'Duo Mobile',
      'LastPass Authenticator',
      'Microsoft Authenticator',
      '2FA Authenticator',
      'Settings > Setup > Staff Settings > Staff Options',
      'Require Two-Factor on Office Portal',
      'Require Two-Factor on Staff Portal',
      'QR code',
      'Secret Key',
      'Reset Two Factor',
    ])
      expect(text).toContain(said);
  }
});
