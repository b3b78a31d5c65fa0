import { expect, test } from './fixtures';
import { badInputs, expectRefusedAt, expectUnspoiled } from './support/bad-input';
import { countOf, rowsOf } from './support/store-file';

const password = 'apricot lanterns drift west';
const good = { schoolName: 'Northside Gymnastics', name: 'Maria Lopez', username: 'maria', password };
const refused = badInputs.filter(({ plain }) => !plain);
const plain = badInputs.filter((input) => input.plain);

test('first run: each field refuses what it cannot take, keeps what was typed, and stores nothing half', async ({
  openDesk,
}) => {
  test.setTimeout(120_000);
  const { desk, window } = await openDesk();
  const { firstRun } = window;
  for (const field of ['schoolName', 'name', 'username'] as const)
    for (const input of refused) {
      await firstRun.submit({ ...good, [field]: input.text });
      await expectRefusedAt(firstRun[field], input);
      for (const other of ['schoolName', 'name', 'username'] as const)
        if (other !== field) await expect(firstRun[other]).toHaveValue(good[other]);
      await expect(firstRun.password).toHaveValue(password);
    }
  for (const [what, text] of [
    ['empty', ''],
    ['too short', 'fourteen chars'],
    ['too long', 'x'.repeat(10_000)],
    ['common', 'passwordpassword'],
    ['made of names', 'maria northside gymnastics'],
  ] as const) {
    await firstRun.submit({ ...good, password: text });
    await expectRefusedAt(firstRun.password, { what, text }, { kept: false });
    await expect(firstRun.schoolName, what).toHaveValue(good.schoolName);
    await expect(firstRun.username, what).toHaveValue(good.username);
  }
  await firstRun.submit({ ...good, confirm: 'something else entirely' });
  await expect(firstRun.confirm).toHaveAttribute('aria-invalid', 'true');
  expect([countOf(desk.dataDirectory, 'school'), countOf(desk.dataDirectory, 'accounts')]).toEqual([0, 0]);

  await firstRun.submit(good);
  await expect(window.topBar.person(good.name)).toBeVisible();
});

test('first run: odd but honest text is stored and shown letter for letter', async ({ openDesk }) => {
  const { desk, window } = await openDesk();
  const [sql, html, hebrew, emoji] = plain.map(({ text }) => text);
  const typed = {
    schoolName: html ?? '',
    name: hebrew ?? '',
    username: sql ?? '',
    password: `${emoji} over the old bridge`,
  };
  await window.firstRun.submit(typed);
  await expect(window.home.heading(typed.name)).toBeVisible();
  await expect(window.page.getByRole('banner')).toContainText(typed.schoolName);
  await expect(window.page).toHaveTitle(`Office Portal · ${typed.schoolName}`);
  await expectUnspoiled(window.page);
  expect(rowsOf(desk.dataDirectory, 'select name, username from accounts')).toEqual([
    { name: typed.name, username: typed.username },
  ]);
  await window.topBar.signOut(typed.name);
  await window.signIn.submit(typed.username, typed.password);
  await expect(window.home.heading(typed.name)).toBeVisible();
});

test('sign-in: whatever is typed, the answer is a message, and the username stays', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school: {} });
  const { signIn } = window;
  for (const [index, input] of badInputs.entries()) {
    await signIn.submit(input.text, password);
    if (index < 2) await expectRefusedAt(signIn.username, input);
    else await expect(signIn.alert.first(), input.what).toHaveText('Username or password is incorrect');
    await expect(signIn.username, input.what).toHaveValue(input.text);

    await signIn.submit(`nobody${index}`, input.text);
    if (index < 2) await expectRefusedAt(signIn.password, input, { kept: false });
    else await expect(signIn.alert.first(), input.what).toHaveText('Username or password is incorrect');
    await expect(signIn.username, input.what).toHaveValue(`nobody${index}`);
  }
  await expectUnspoiled(window.page);
  expect(countOf(desk.dataDirectory, 'sessions')).toBe(1);
  await window.enter(desk.person('maria'));
});

test('code fields: what is no code is never sent, what is no recovery code is refused, and both stay as typed', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({
    school: { staff: ['frank', 'nora'], enrolled: ['frank', 'nora'], required: { office: true } },
  });
  const { code } = window;
  const frank = desk.person('frank');
  await window.signIn.submit(frank.username, frank.password);
  for (const input of badInputs) {
    await code.field.fill(input.text);
    await code.verify.click();
    await expectRefusedAt(code.field, input);
  }
  expect(rowsOf(desk.dataDirectory, "select * from audit_events where action = 'sign-in.code'")).toEqual([]);

  await code.useRecoveryCode.click();
  // Five failures would end the challenge: the last two are tried by somebody else.
  for (const input of badInputs.slice(0, 6)) {
    await code.recoveryCode.fill(input.text);
    await code.verify.click();
    await expectRefusedAt(code.recoveryCode, input);
  }
  await code.back.click();
  const nora = desk.person('nora');
  await window.signIn.submit(nora.username, nora.password);
  await code.useRecoveryCode.click();
  for (const input of badInputs.slice(6)) {
    await code.recoveryCode.fill(input.text);
    await code.verify.click();
    await expectRefusedAt(code.recoveryCode, input);
  }
  await expectUnspoiled(window.page);
});

test('staff form: each field refuses or stores letter for letter, adding and editing alike', async ({
  openDesk,
}) => {
  test.setTimeout(120_000);
  const { desk, window } = await openDesk({ school: {} });
  const { staff, topBar, profile } = window;
  const person = {
    name: 'Frank Osei',
    username: 'frank',
    role: 'Front desk',
    password: 'seven quiet harbours wake',
  } as const;
  await window.enter(desk.person('maria'));
  await topBar.goTo('Staff');
  await staff.add.click();
  for (const field of ['name', 'username', 'password'] as const)
    for (const input of field === 'password' ? refused.slice(0, 2) : refused) {
      await staff.fillIn({ ...person, [field]: input.text });
      await staff.save.click();
      await expectRefusedAt(staff[field], input, { kept: field !== 'password' });
      for (const other of ['name', 'username'] as const)
        if (other !== field) await expect(staff[other]).toHaveValue(person[other]);
    }
  expect(countOf(desk.dataDirectory, 'accounts')).toBe(1);

  for (const [index, { text }] of plain.entries()) {
    await staff.fillIn({ ...person, name: text, username: `${text}${index}` });
    await staff.save.click();
    await expect(profile.heading(text)).toBeVisible();
    await topBar.goTo('Staff');
    await expect(staff.row(text)).toContainText(`${text}${index}`);
    await staff.add.click();
  }
  await expectUnspoiled(window.page);

  await topBar.goTo('Staff');
  await staff.open('Maria Lopez');
  for (const input of refused) {
    await staff.name.fill(input.text);
    await staff.save.click();
    await expectRefusedAt(staff.name, input);
  }
  expect(rowsOf(desk.dataDirectory, "select name from accounts where username = 'maria'")).toEqual([
    { name: 'Maria Lopez' },
  ]);
  await topBar.goTo('Staff');
  for (const input of badInputs) await staff.search.fill(input.text);
  await expectUnspoiled(window.page);
});
