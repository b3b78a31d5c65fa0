import { expect, test } from './fixtures';
import { codeAt } from './support/oathtool';

const step = 30_000;
const password = 'apricot lanterns drift west';

test('the product’s own entry, by the computer’s own clock: enrol, sign out, the same code refused, the next one lets in', async ({
  openDesk,
}) => {
  test.setTimeout(180_000);
  const { window } = await openDesk({ entry: 'own' });
  await window.firstRun.submit({
    schoolName: 'Northside Gymnastics',
    name: 'Maria Lopez',
    username: 'maria',
    password,
  });
  await window.topBar.person('Maria Lopez').waitFor();
  await window.topBar.goTo('Settings');
  await window.options.office.check();
  await window.options.save.click();
  await window.options.turnOn.click();
  await window.stepUp.password.fill(password);
  await window.stepUp.confirm.click();
  await window.options.saved.waitFor();
  await window.topBar.signOut('Maria Lopez');

  await window.signIn.submit('maria', password);
  const { secret } = await window.enrolment.scan();
  expect(secret).toBe((await window.enrolment.shownKey()).replaceAll(' ', ''));
  const usedAt = Date.now();
  const used = codeAt(secret, usedAt);
  await window.enrolment.field.fill(used);
  await window.recoveryCodes.finish();
  await window.topBar.signOut('Maria Lopez');

  await window.signIn.submit('maria', password);
  await window.code.type(used);
  await expect(window.code.alert).toHaveText(/^That code was already used/);
  const nextStep = (Math.floor(usedAt / step) + 1) * step;
  await window.page.waitForTimeout(Math.max(0, nextStep - Date.now()) + 500);
  await window.code.type(codeAt(secret, Date.now()));
  await expect(window.home.heading('Maria Lopez')).toBeVisible();
});
