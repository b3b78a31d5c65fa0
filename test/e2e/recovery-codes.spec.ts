import { expect, test } from './fixtures';
import { rowsOf } from './support/store-file';

const enrolled = { staff: ['frank'], enrolled: ['frank'], required: { office: true, staff: true } } as const;

test('the ten codes are shown once, and what is printed is a sheet with them', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank'], required: { office: true } } });
  const frank = desk.person('frank');
  await window.signIn.submit(frank.username, frank.password);
  await window.enrolment.field.fill(desk.codeFor(await window.enrolment.shownKey()));
  const codes = await window.recoveryCodes.codes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);

  // A test can't answer a printer's dialog, so it records the call to the system instead.
  await desk.app.evaluate(({ BrowserWindow }) => {
    for (const { webContents } of BrowserWindow.getAllWindows())
      webContents.print = (options, done) => {
        Object.assign(globalThis, { printed: options });
        done?.(true, '');
      };
  });
  await window.recoveryCodes.print.click();
  await expect(window.page.getByRole('status').filter({ hasText: 'Sent to the printer' })).toBeVisible();
  expect(await desk.app.evaluate(() => (globalThis as { printed?: unknown }).printed)).toMatchObject({
    silent: false,
  });
  await window.page.emulateMedia({ media: 'print' });
  const sheet = await window.page.locator('body').innerText();
  for (const code of codes) expect(sheet).toContain(code);
  expect(sheet).toContain('Northside Gymnastics');
  expect(sheet).toContain(frank.username);
  expect(sheet).not.toContain('I have saved these codes');
  await window.page.emulateMedia({ media: null });

  // Before the confirmation a reload shows them again; after it nothing does, and the store holds nothing readable.
  await window.page.reload();
  expect(await window.recoveryCodes.codes()).toEqual(codes);
  await window.recoveryCodes.finish();
  await window.home.heading(frank.name).waitFor();
  await window.topBar.goTo('My security');
  await expect(window.page.getByText('10 recovery codes are left.')).toBeVisible();
  await expect(window.recoveryCodes.list).toHaveCount(0);
  const stored = rowsOf<{ code_hash: Buffer }>(desk.dataDirectory, 'select code_hash from recovery_codes');
  expect(stored).toHaveLength(10);
  for (const { code_hash: hash } of stored)
    for (const code of codes) expect(hash.toString('latin1')).not.toContain(code.replaceAll('-', ''));
});

test('a recovery code lets in once, says how many are left, and is refused the second time', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: enrolled });
  const frank = desk.person('frank');
  const [first = '', second = ''] = frank.recoveryCodes;
  await window.signIn.submit(frank.username, frank.password);
  // As a person copies it off paper: lower case, with blanks.
  await window.code.recover(` ${first.toLowerCase().replace(/(.{4})/g, '$1 ')}`);
  await expect(window.home.heading(frank.name)).toBeVisible();
  await expect(window.page.getByText(/^9 recovery codes are left\./)).toBeVisible();

  await window.topBar.signOut(frank.name);
  await window.signIn.submit(frank.username, frank.password);
  await window.code.recover(first);
  await expect(window.code.alert).toHaveText(/^That recovery code is not right, or it was used before/);
  await expect(window.code.recoveryCode).toBeFocused();
  await expect(window.topBar.person(frank.name)).toHaveCount(0);

  await window.code.recoveryCode.fill(second);
  await window.page.keyboard.press('Enter');
  await expect(window.home.heading(frank.name)).toBeVisible();
});

test('one person’s recovery code is no use to another', async ({ openDesk }) => {
  const { desk, window } = await openDesk({
    school: { staff: ['frank', 'nora'], enrolled: ['frank', 'nora'], required: { office: true } },
  });
  const nora = desk.person('nora');
  await window.signIn.submit(nora.username, nora.password);
  await window.code.recover(desk.person('frank').recoveryCodes[0] ?? '');
  await expect(window.code.alert).toHaveText(/^That recovery code is not right/);
});

test('a new set replaces the old one as a whole', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school: enrolled });
  const frank = desk.person('frank');
  await window.enter(frank);
  await window.topBar.goTo('My security');
  await window.security.replaceRecoveryCodes();
  const [fresh = ''] = await window.recoveryCodes.codes();
  await window.recoveryCodes.finish();
  await window.topBar.signOut(frank.name);

  await window.signIn.submit(frank.username, frank.password);
  await window.code.recover(frank.recoveryCodes[0] ?? '');
  await expect(window.code.alert).toHaveText(/^That recovery code is not right/);
  await window.code.recoveryCode.fill(fresh);
  await window.code.verify.click();
  await expect(window.home.heading(frank.name)).toBeVisible();
});
