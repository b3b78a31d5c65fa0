import { expect, test } from './fixtures';
import { holdChannel } from './support/held-channel';

test('a room that arrives late leaves an open menu open, and the focus with its item', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank'] } });
  const maria = desk.person('maria');
  const frank = desk.person('frank');
  await window.enter(maria);
  await window.topBar.goTo('Staff');
  const release = await holdChannel(desk, 'staff.read');
  await window.staff.table.getByRole('link', { name: frank.name }).click();
  await expect(window.staff.table).toHaveCount(0);
  await window.topBar.person(maria.name).click();
  const lock = window.page.getByRole('menuitem', { name: 'Lock', exact: true });
  await expect(lock).toBeFocused();
  await release();
  await expect(window.profile.heading(frank.name)).toBeVisible();
  await expect(window.profile.setInactive).toBeVisible();
  await expect(lock).toBeFocused();
});

test('a room that arrives late takes the focus from the link to it, not from the control that a person moved on to', async ({
  openDesk,
}) => {
  const { desk, window } = await openDesk({ school: { staff: ['frank', 'ines'] } });
  const { topBar } = window;
  const frank = desk.person('frank');
  const ines = desk.person('ines');
  await window.enter(desk.person('maria'));
  await topBar.goTo('Staff');
  await window.staff.table.getByRole('link', { name: frank.name }).click();
  await expect(window.profile.heading(frank.name)).toBeFocused();

  await topBar.goTo('Staff');
  const release = await holdChannel(desk, 'staff.read');
  await window.staff.table.getByRole('link', { name: ines.name }).click();
  await expect(window.staff.table).toHaveCount(0);
  await topBar.link('Help').focus();
  await release();
  await expect(window.profile.heading(ines.name)).toBeVisible();
  await expect(window.profile.setInactive).toBeVisible();
  await expect(topBar.link('Help')).toBeFocused();
});
