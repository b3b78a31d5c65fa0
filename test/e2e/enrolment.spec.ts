import { expect, test } from './fixtures';
import { schoolName } from './support/arranged-school';
import { rowsOf } from './support/store-file';

const timeOfDay = /\d{1,2}:\d{2}:\d{2}/;

test('where a code is required, the first sign-in leads over QR code, Secret Key and a right code to ten recovery codes and in', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank'], required: { office: true } } });
  const frank = desk.person('frank');
  const { enrolment, recoveryCodes } = window;
  await window.signIn.submit(frank.username, frank.password);

  await expect(enrolment.heading).toBeVisible();
  for (const app of [
    'Google Authenticator',
    'Authy',
    'Duo Mobile',
    'LastPass Authenticator',
    'Microsoft Authenticator',
    '2FA Authenticator',
  ])
    await expect(window.page.getByRole('listitem').filter({ hasText: app }).last()).toBeVisible();
  const shown = await enrolment.shownKey();
  expect(shown).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  const secretKey = shown.replaceAll(' ', '');
  expect(await enrolment.scan()).toEqual({
    kind: 'otpauth://totp',
    issuerInLabel: schoolName,
    issuer: schoolName,
    account: frank.username,
    secret: secretKey,
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  });
  const box = await enrolment.qrCode.boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(200);

  await enrolment.field.fill(desk.codeFor(secretKey));
  expect(new Set(await recoveryCodes.codes()).size).toBe(10);
  await expect(window.topBar.person(frank.name)).toHaveCount(0);
  await expect(recoveryCodes.continue).toBeDisabled();
  await recoveryCodes.saved.check();
  await expect(recoveryCodes.continue).toBeEnabled();
  await recoveryCodes.saved.uncheck();
  await expect(recoveryCodes.continue).toBeDisabled();
  await recoveryCodes.finish();
  await expect(window.home.heading(frank.name)).toBeVisible();

  await window.page.reload();
  await expect(window.home.heading(frank.name)).toBeVisible();
  await expect(recoveryCodes.heading).toHaveCount(0);
});

test('nothing is active before a right code: a wrong one says so with this computer’s time, and lets nobody in', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank'], required: { office: true } } });
  const frank = desk.person('frank');
  await window.signIn.submit(frank.username, frank.password);
  const secretKey = await window.enrolment.shownKey();
  await window.enrolment.field.fill(desk.wrongCodeFor(secretKey));
  await expect(window.enrolment.alert).toHaveText(/^That code is not right/);
  await expect(window.enrolment.alert).toHaveText(timeOfDay);
  await expect(window.enrolment.field).toBeFocused();
  const states = rowsOf<{ state: string }>(desk.dataDirectory, 'select state from authenticators');
  expect(states).toEqual([{ state: 'pending' }]);

  // Back and again: still the enrolment page, not the code page, with a new key.
  await window.enrolment.back.click();
  await window.signIn.submit(frank.username, frank.password);
  await expect(window.enrolment.heading).toBeVisible();
  await expect(window.code.heading).toHaveCount(0);
  // Somebody else may have looked at the first key, so going back has drawn a new one.
  expect(await window.enrolment.shownKey()).not.toBe(secretKey);
});

test('a QR code is dark on white with its quiet zone in dark mode too', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank'], required: { office: true } } });
  await desk.app.evaluate(({ nativeTheme }) => {
    nativeTheme.themeSource = 'dark';
  });
  const frank = desk.person('frank');
  await window.signIn.submit(frank.username, frank.password);
  const secretKey = (await window.enrolment.shownKey()).replaceAll(' ', '');
  expect((await window.enrolment.scan()).secret).toBe(secretKey);
  const { PNG } = await import('pngjs');
  const picture = PNG.sync.read(await window.enrolment.qrCode.screenshot());
  const pixel = (x: number, y: number) => [
    ...picture.data.subarray((y * picture.width + x) * 4, (y * picture.width + x) * 4 + 3),
  ];
  // Four modules of white on every side (ISO/IEC 18004): about 20 pixels at this size.
  for (const [x, y] of [
    [3, 3],
    [picture.width - 4, 3],
    [3, picture.height - 4],
    [12, picture.height / 2],
    [picture.width / 2, 12],
  ] as const)
    expect(pixel(Math.floor(x), Math.floor(y))).toEqual([255, 255, 255]);
});
