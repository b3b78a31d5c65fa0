import { expect, test } from './fixtures';
import { auditedTimes } from './support/store-file';

const school = { staff: ['frank'], enrolled: ['frank'], required: { office: true } } as const;
const fullWidth = (code: string): string =>
  code.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

test('the code field says what it is to keyboards, password managers and screen readers', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school });
  const frank = desk.person('frank');
  await window.signIn.submit(frank.username, frank.password);
  const { field } = window.code;
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute('inputmode', 'numeric');
  await expect(field).toHaveAttribute('autocomplete', 'one-time-code');
  await expect(field).toHaveAccessibleDescription(/sent by themselves/);
  await expect(window.page.getByRole('textbox')).toHaveCount(1);
  await expect(window.code.verify).toBeEnabled();

  await field.fill('12345');
  await window.code.verify.click();
  await expect(window.code.alert).toHaveText(/six digits/);
  await expect(field).toHaveValue('12345');
  expect(auditedTimes(desk.dataDirectory, 'sign-in.code', 'failure')).toBe(0);
});

test('a code is taken as people type and paste it: in two groups, with a dash, in full-width digits, with a newline', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school });
  const frank = desk.person('frank');
  const { page, signIn, code, home, topBar } = window;
  const forms: readonly [string, (digits: string) => Promise<void>][] = [
    ['123 456', (digits) => code.field.pressSequentially(`${digits.slice(0, 3)} ${digits.slice(3)}`)],
    ['123-456', (digits) => code.field.pressSequentially(`${digits.slice(0, 3)}-${digits.slice(3)}`)],
    ['１２３４５６', (digits) => page.keyboard.insertText(fullWidth(digits))],
    ['123456⏎', (digits) => page.keyboard.insertText(`${digits}\n`)],
    [' 123456 ', (digits) => code.field.fill(` ${digits} `)],
  ];
  for (const [index, [form, type]] of forms.entries()) {
    await signIn.submit(frank.username, frank.password);
    await expect(code.field).toBeFocused();
    await type(await desk.nextCodeFor(frank.secretKey));
    await expect(home.heading(frank.name), form).toBeVisible();
    // One attempt each: the form sent nothing twice, and main refused nothing before.
    expect(auditedTimes(desk.dataDirectory, 'sign-in.completed', 'success'), form).toBe(index + 3);
    expect(auditedTimes(desk.dataDirectory, 'sign-in.code', 'failure'), form).toBe(0);
    await topBar.signOut(frank.name);
  }
});
