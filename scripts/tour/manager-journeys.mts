import type { Page } from '@playwright/test';
import { frank, maria, type Tour } from './steps.mts';
import { chooseFile, field, follow, heading, press, pressIn, seesText } from './visitor.mts';

/** The manager's morning: the Overview, and a season's new staff from a file. */
export async function manageStaff({ visitor, album }: Tour): Promise<void> {
  const office = await visitor.window('office');
  album.begin('7. The manager’s day: where things stand');
  await follow(office, 'Home');
  await seesText(office, 'What needs doing');
  await album.take(office, 'needs-doing', 'Home begins with what needs doing, a button beside each.');
  await showNumbers(office);
  await album.take(
    office,
    'overview',
    'Below it, how the staff stand and how signing in went; each number leads to its people.',
  );

  album.begin('8. Many people at once');
  await follow(office, 'Staff');
  await press(office, 'Import');
  await chooseFile(office, 'Choose a CSV file', 'autumn.csv', seasonFile('maria', 'Juggler'));
  await press(office, 'Check the file');
  await seesText(office, 'cells have to be put right');
  await office.getByRole('list', { name: 'What has to be put right' }).scrollIntoViewIfNeeded();
  await album.take(
    office,
    'import-errors',
    'A season’s staff from a spreadsheet: checked before anything is stored, each error by line and column.',
  );
  await chooseFile(office, 'Choose a CSV file', 'autumn.csv', seasonFile('ben', 'Front desk'));
  await press(office, 'Check the file');
  await press(office, `Import ${season.length} people`);
  await seesText(office, 'people are imported');
  await press(office, 'Go to the list');
  await field(office, 'Search').fill('o');
  await office.getByRole('search').getByLabel('Role', { exact: true }).selectOption('Instructor');
  await seesText(office, 'Nia Okafor');
  for (const name of ['Nia Okafor', 'Omar Haddad'])
    await office.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check();
  await seesText(office, '2 people selected');
  await album.take(
    office,
    'staff-selected',
    'The list filters while the manager types, and one act changes all selected people.',
  );
  await pressIn(office.getByRole('group', { name: 'Selected people' }), 'Set inactive');
  const dialog = office.getByRole('dialog');
  await dialog.getByLabel('Reason', { exact: true }).fill('They start in spring');
  await album.take(
    office,
    'bulk-dialog',
    'What will happen to them stands there first, and the reason goes into the audit log beside each.',
  );
  await pressIn(dialog, 'Set inactive');
  await dialog.getByText('Done for 2 people.').waitFor();
  await pressIn(dialog, 'Close');
  await press(office, 'Clear filters');
  await press(office, 'Import');
  await press(office, 'Undo this import');
  await pressIn(dialog, 'Undo this import');
  await seesText(office, 'The import is undone');
  await album.take(
    office,
    'import-undone',
    'The wrong file? Undo removes the whole import; a person who was changed since stays, inactive.',
  );
}

/** The manager's evening: what happened, the keys, and the dark theme. */
export async function endTheDay({ visitor, album }: Tour): Promise<void> {
  const office = await visitor.window('office');
  album.begin('12. What happened, and finding things');
  await follow(office, 'Audit log');
  await heading(office, 'Audit log');
  await office.getByRole('combobox', { name: 'Portal', exact: true }).selectOption('Staff Portal');
  const log = office.getByRole('table', { name: 'Audit log', exact: true });
  const wrong = log.getByRole('row').filter({ hasText: 'Refused' }).first();
  await wrong.getByRole('button', { name: /^Details of event/ }).click();
  await album.take(
    office,
    'audit-filtered',
    'The audit log narrowed by person, event, portal, outcome and days; an event opens to all that is known of it.',
  );
  await press(office, 'Today at this desk');
  await office.getByRole('table', { name: 'Today at this desk' }).waitFor();
  await album.take(
    office,
    'today',
    'Today at this desk: the sheet for the evening, to read, to print or to save as a PDF.',
  );
  await palette(office, frank.username.slice(0, 3));
  await album.take(office, 'palette', 'Ctrl+K finds rooms, actions and people by a few letters.');
  await office.keyboard.press('Escape');
  await office.keyboard.press('F1');
  await office.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await album.take(office, 'shortcuts', 'F1 shows every key of the window that one is in.');
  await office.keyboard.press('Escape');

  album.begin('13. In the dark theme');
  await visitor.useTheme('dark');
  await follow(office, 'Home');
  await showNumbers(office);
  await album.take(office, 'overview-dark', 'The Overview in the dark theme, which follows the system.');
  await follow(office, 'Staff');
  await seesText(office, frank.name);
  await album.take(office, 'staff-dark', 'The staff list.');
  await follow(office, 'Help');
  await heading(office, 'Help');
  await album.take(office, 'help-dark', 'Help, in plain words.');
  await office.getByRole('banner').getByRole('button', { name: maria.name, exact: true }).click();
  await office.getByRole('menuitem', { name: 'Lock', exact: true }).click();
  await office.getByRole('button', { name: 'Unlock', exact: true }).waitFor();
  await album.take(office, 'locked-dark', 'A locked window shows whose it is, and nothing that it held.');
}

const season = [
  'Nia Okafor,nia,Coach',
  'Omar Haddad,omar,Coach',
  'Lena Vogel,lena,Coach',
  'Tomás Rojo,tomas,Coach',
  'Priya Nair,priya,Front desk',
  'Ben Ek,BEN,ROLE',
] as const;

/** The season's file. The last person's username and role are wrong at first. */
const seasonFile = (username: string, role: string): string =>
  ['Full name,Login,Role', ...season].join('\r\n').replace('BEN', username).replace('ROLE', role);

/** Scrolls the Overview's numbers and chart into sight. */
async function showNumbers(page: Page): Promise<void> {
  await page.getByRole('img', { name: /^Chart of the last 30 days/ }).waitFor();
  await page.getByRole('heading', { name: 'Your staff', exact: true }).hover();
  await page.mouse.wheel(0, 560);
  await page.waitForTimeout(200);
}

async function palette(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+K');
  const dialog = page.getByRole('dialog', { name: 'Find anything' });
  await dialog.getByRole('combobox').fill(typed);
  await dialog.getByRole('option', { name: /^Frank Osei/ }).waitFor();
}
