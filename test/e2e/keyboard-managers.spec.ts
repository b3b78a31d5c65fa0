import { expect, test } from './fixtures';
import { tabTo } from './support/keyboard';
import { codeAt } from './support/oathtool';

const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const minute = 60_000;

test('the keyboard alone hands out a hardware token, brings it back in step, and gives a one-time pass', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank'], enrolled: ['maria'] } });
  const { page, topBar, staff, theirs, passes, profile, authenticators } = window;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await window.enter(desk.person('maria'));
  await tabTo(page, topBar.link('Staff'));
  await page.keyboard.press('Enter');
  await tabTo(page, staff.table.getByRole('link', { name: 'Frank Osei' }));
  await page.keyboard.press('Enter');

  await tabTo(page, theirs.add);
  await page.keyboard.press('Enter');
  await expect(theirs.serial).toBeFocused();
  // Sent empty, the first field that is wrong has the focus.
  await page.keyboard.press('Enter');
  await expect(window.errors.first().or(theirs.dialog.getByText('This is empty').first())).toBeVisible();
  await expect(theirs.serial).toBeFocused();
  await page.keyboard.type('A1');
  await tabTo(page, theirs.seed);
  await page.keyboard.type(seed);
  await tabTo(page, theirs.code);
  await page.keyboard.type(codeAt(seed, desk.now()));
  await page.keyboard.press('Enter');
  await expect(theirs.status).toContainText('The token is added.');
  await expect(theirs.add).toBeFocused();

  // The token is six minutes fast: two codes in a row resynchronise it.
  await desk.passTime(minute);
  const fast = (steps: number) => codeAt(seed, desk.now() + 6 * minute + steps * 30_000);
  const inStep = button('Bring back in step: Hardware token A1');
  await tabTo(page, inStep, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(theirs.first).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(inStep).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type(fast(-1));
  await tabTo(page, theirs.second);
  await page.keyboard.type(fast(0));
  await page.keyboard.press('Enter');
  await expect(theirs.status).toContainText('The token is back in step.');
  await expect(inStep).toBeFocused();

  await tabTo(page, passes.give, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(passes.countsFor).toBeFocused();
  await page.keyboard.press('End');
  await tabTo(page, passes.minutes);
  await page.keyboard.type('5');
  await tabTo(page, passes.reason);
  await page.keyboard.type('Phone left at home');
  await page.keyboard.press('Enter');
  await expect(passes.minutes).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('30');
  await page.keyboard.press('Enter');
  await expect(passes.heading('Frank Osei')).toBeVisible();
  await tabTo(page, passes.done);
  await page.keyboard.press('Enter');
  await tabTo(page, passes.withdraw);
  await page.keyboard.press('Enter');
  await tabTo(page, profile.dialog.getByRole('button', { name: 'Withdraw the pass' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('The pass is withdrawn.')).toBeVisible();

  await tabTo(page, topBar.link('My security'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await tabTo(page, authenticators.action('Rename', 'Authentication app'));
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('My phone');
  await page.keyboard.press('Enter');
  await expect(authenticators.items.first()).toContainText('My phone');
  await tabTo(page, window.security.notMe.first());
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Report it' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('You reported it. Now choose a new password.')).toBeVisible();
});

test('the keyboard alone vouches, after giving an enrolment code by keyboard too', async ({ openDesk }) => {
  const { desk, window } = await openDesk({
    school: {
      staff: ['frank', 'nora', 'ines'],
      enrolled: ['maria', 'nora', 'frank'],
      required: { office: true, staff: true },
      options: { supervisedEnrolment: true },
    },
  });
  const [frank, nora] = [desk.person('frank'), desk.person('nora')];
  const { page, noPhone, code, topBar, staff, profile, enrolmentCode } = window;
  await expect(window.signIn.username).toBeFocused();
  await page.keyboard.type(frank.username);
  await page.keyboard.press('Tab');
  await page.keyboard.type(frank.password);
  await page.keyboard.press('Enter');
  await expect(code.field).toBeFocused();
  await tabTo(page, noPhone.open);
  await page.keyboard.press('Enter');
  await tabTo(page, noPhone.vouch);
  await page.keyboard.press('Enter');
  await expect(noPhone.managerUsername).toBeFocused();
  await page.keyboard.type(nora.username);
  await tabTo(page, noPhone.managerPassword);
  await page.keyboard.type(nora.password);
  await tabTo(page, noPhone.managerCode);
  await page.keyboard.type(await desk.nextCodeFor(nora.secretKey));
  await tabTo(page, noPhone.reason);
  await page.keyboard.type('Phone left at home');
  await tabTo(page, noPhone.letIn);
  await page.keyboard.press('Enter');
  await expect(window.home.heading(frank.name)).toBeFocused();
  await tabTo(page, topBar.person(frank.name), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(window.signIn.username).toBeFocused();

  await window.enter(desk.person('maria'));
  await tabTo(page, topBar.link('Staff'));
  await page.keyboard.press('Enter');
  await tabTo(page, staff.table.getByRole('link', { name: 'Inés Duarte' }));
  await page.keyboard.press('Enter');
  await tabTo(page, profile.giveEnrolmentCode);
  await page.keyboard.press('Enter');
  const given = (await enrolmentCode.given.innerText()).trim();
  await tabTo(page, enrolmentCode.putAway);
  await page.keyboard.press('Enter');
  await expect(profile.heading('Inés Duarte')).toBeVisible();
  const theirs = await desk.open('staff');
  await theirs.signIn.submit('ines', desk.person('ines').password);
  await expect(theirs.enrolmentCode.field).toBeFocused();
  await theirs.page.keyboard.type(given);
  await theirs.page.keyboard.press('Enter');
  await expect(theirs.enrolment.field).toBeFocused();
});
