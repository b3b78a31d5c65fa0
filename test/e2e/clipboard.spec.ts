import { expect, test } from './fixtures';
import type { Desk } from './support/desk';

// One clipboard for the whole display, which is one worker's: these tests take turns in it.
test.describe.configure({ mode: 'default' });

const clipboardOf = (desk: Desk): Promise<string> =>
  desk.app.evaluate(({ clipboard }) => clipboard.readText());
const copyElsewhere = (desk: Desk, text: string): Promise<void> =>
  desk.app.evaluate(async ({ clipboard }, copied) => clipboard.writeText(copied), text);

/** Makes one minute of the app's timers half a second, for what does not depend on how long a minute is. */
const shortenMinutes = (desk: Desk): Promise<void> =>
  desk.app.evaluate(() => {
    const real = globalThis.setTimeout;
    const shortened = (work: () => void, wait: number) => real(work, wait === 60_000 ? 500 : wait);
    globalThis.setTimeout = shortened as unknown as typeof globalThis.setTimeout;
  });

test('Copy Secret Key copies the key without blanks and clears the clipboard after 60 seconds', async ({
  openDesk,
}) => {
  test.setTimeout(150_000);
  const { desk, window } = await openDesk({ school: { required: { office: true } } });
  const maria = desk.person('maria');
  await window.signIn.submit(maria.username, maria.password);
  const shown = await window.enrolment.shownKey();
  await window.enrolment.copy.click();
  const copiedAt = Date.now();
  await expect(window.page.getByRole('status').filter({ hasText: 'cleared after 60 seconds' })).toBeVisible();
  expect(await clipboardOf(desk)).toBe(shown.replaceAll(' ', ''));
  await window.page.waitForTimeout(55_000 - (Date.now() - copiedAt));
  expect(await clipboardOf(desk)).toBe(shown.replaceAll(' ', ''));
  await expect.poll(() => clipboardOf(desk), { timeout: 15_000 }).toBe('');
  expect(Date.now() - copiedAt).toBeGreaterThan(59_000);
});

test('what somebody copied meanwhile is theirs and stays', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school: { required: { office: true } } });
  const maria = desk.person('maria');
  await shortenMinutes(desk);
  await window.signIn.submit(maria.username, maria.password);
  await window.enrolment.copy.click();
  await expect(window.page.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
  await copyElsewhere(desk, 'a shopping list');
  await window.page.waitForTimeout(1_500);
  expect(await clipboardOf(desk)).toBe('a shopping list');
});

test('the recovery codes are copied one a line, and cleared like the key', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school: { required: { office: true } } });
  const maria = desk.person('maria');
  await shortenMinutes(desk);
  await window.signIn.submit(maria.username, maria.password);
  await window.enrolment.field.fill(desk.codeFor(await window.enrolment.shownKey()));
  const codes = await window.recoveryCodes.codes();
  await copyElsewhere(desk, '');
  await window.recoveryCodes.copy.click();
  const copied: string[] = [];
  await expect
    .poll(async () => {
      const text = await clipboardOf(desk);
      if (text !== '') copied.push(text);
      return copied.length > 0 && text === '';
    })
    .toBe(true);
  const lines = copied[0]?.split(/\r?\n/).filter((line) => line !== '') ?? [];
  expect(lines.map((line) => line.replace(/[\s-]/g, ''))).toEqual(
    codes.map((code) => code.replaceAll('-', '')),
  );
});

test('a code pasted with blanks and a newline is taken and sent once', async ({ openDesk }) => {
  const { desk, window } = await openDesk({ school: { enrolled: ['maria'], required: { office: true } } });
  const maria = desk.person('maria');
  await window.signIn.submit(maria.username, maria.password);
  await expect(window.code.field).toBeFocused();
  const code = desk.codeFor(maria.secretKey);
  await copyElsewhere(desk, ` ${code.slice(0, 3)} ${code.slice(3)}\r\n`);
  await window.page.keyboard.press('ControlOrMeta+V');
  await expect(window.home.heading(maria.name)).toBeVisible();
});
