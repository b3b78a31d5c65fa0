import { expect, test } from '@playwright/test';
import { codeFor } from '../support/school';
import { valueOf } from '../support/test-desk';
import { FakeTime } from './support/fake-time';
import { frank, type KeptSchool, keepSchool } from './support/kept-school';
import { RealApp } from './support/real-app';
import { report } from './support/outcome';

const second = 1_000;
const hour = 60 * 60 * second;

test.describe('10 time, real app', () => {
  let school: KeptSchool;
  test.beforeAll(async () => {
    school = await keepSchool();
  });
  test.afterAll(() => school.remove());

  test('turned back a day between two runs', async () => {
    const directory = school.copy();
    const fake = new FakeTime();
    fake.turn(-60 * second);
    const first = await RealApp.start(directory, { env: fake.environment({}, true) });
    valueOf(await (await first.window('staff')).signIn.current());
    await first.close();
    fake.turn(-24 * hour);
    const app = await RealApp.start(directory, { env: fake.environment({}, true), args: ['--portal=staff'] });
    const page = await app.page('staff');
    await expect(page.getByText('This computer’s clock was turned back')).toBeVisible({ timeout: 30_000 });
    const staff = await app.window('staff');
    valueOf(await staff.signIn.begin(frank));
    const code = codeFor(school.frank.secretKey, Date.now() - 24 * hour);
    expect(await staff.signIn.answerCode({ code })).toMatchObject({
      ok: false,
      error: { code: 'clock-behind' },
    });
    // Corrects the clock while the app runs.
    fake.turn(0);
    await expect.poll(async () => valueOf(await staff.signIn.current()).clockBehind).toBe(false);
    const right = await staff.signIn.answerCode({ code: codeFor(school.frank.secretKey, Date.now()) });
    expect(right).toMatchObject({ ok: true });
    await app.close();
    fake.remove();
    report(
      'the real app under faketime, a day back, then right',
      'the sign-in page says so, the code is refused with clock-behind; heals',
    );
  });

  test('a wait across the end of summer time is shown in local time', async () => {
    const directory = school.copy();
    const fake = new FakeTime();
    const change = Date.UTC(2027, 9, 31, 1);
    fake.setTo(change - 15 * second);
    const env = fake.environment({ TZ: 'Europe/Madrid', LANG: 'en_US.UTF-8' }, true);
    const app = await RealApp.start(directory, { env, args: ['--portal=staff'] });
    const page = await app.page('staff');
    const staff = await app.window('staff');
    for (let guess = 1; guess < 5; guess += 1)
      await staff.signIn.begin({ ...frank, password: `guess number ${guess}` });
    const refused = await staff.signIn.begin({ ...frank, password: 'guess number 5' });
    const retryAt = !refused.ok && refused.error.code === 'throttled' ? refused.error.retryAt : 0;
    await page.getByRole('textbox', { name: 'Username', exact: true }).fill(frank.username);
    await page.getByLabel('Password', { exact: true }).fill(frank.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    const alert = page.getByRole('alert').filter({ hasText: 'The next try is possible at' });
    await expect(alert).toBeVisible();
    const format = new Intl.DateTimeFormat('en-US', { timeStyle: 'medium', timeZone: 'Europe/Madrid' });
    // Every attempt computes it from two clocks, so it may differ by a second.
    const near = [-second, 0, second].map((apart) => format.format(retryAt + apart).replace(/\s/g, ' '));
    const shown = (await alert.innerText()).replace(/\s/g, ' ');
    expect(
      near.some((time) => shown.includes(time)),
      `${shown} holds one of ${near.join(', ')}`,
    ).toBe(true);
    await app.close();
    fake.remove();
    report(
      `a wait until ${format.format(retryAt)} at the end of summer time in Madrid`,
      'shown in local time, to the second',
    );
  });
});
