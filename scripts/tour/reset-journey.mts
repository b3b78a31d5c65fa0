import type { ScannedAccount } from './authenticator.mts';
import { confirmIt, frank, insist, maria, saveCodes, scan, type SetUpPeople, type Tour } from './steps.mts';
import { field, follow, heading, press, signedIn, signIn, signOut, seesText } from './visitor.mts';

/** Journey 6 and the rest of 5: a lost phone, and a switch turned off. */
export async function resetFrank(tour: Tour, old: ScannedAccount): Promise<SetUpPeople> {
  const { visitor, album, phone } = tour;
  album.begin('6. Resetting two factor');
  const staff = await visitor.window('staff');
  // A person would start the app again; the tour opens the window as the sign-in page's link does.
  await staff.evaluate("window.desk.signIn.openPortal({ portal: 'office' })");
  const office = await visitor.window('office');
  await signIn(office, maria.username, maria.password);
  const key = await scan(tour, office);
  await field(office, 'Authentication code').fill(await phone.nextCode(key.secretKey));
  await heading(office, 'Save your recovery codes');
  await saveCodes(office);
  await signedIn(office, maria.name);
  await follow(office, 'Staff');
  await follow(office, frank.name);
  await heading(office, frank.name);
  await album.take(
    office,
    'staff-profile',
    'Frank lost his phone: in his Staff Profile, Reset Two Factor stands next to his username.',
  );
  await press(office, 'Reset Two Factor');
  const dialog = office.getByRole('dialog');
  await dialog.waitFor();
  await album.take(office, 'reset-dialog', 'Maria reads what will happen, and confirms.');
  await dialog.getByRole('button', { name: 'Reset Two Factor', exact: true }).click();
  await seesText(office, 'is reset');
  await album.take(
    office,
    'reset-done',
    'The old authenticator, its recovery codes and Frank’s open sessions are gone at once.',
  );
  await seesText(staff, 'Your session was ended');
  await album.take(
    staff,
    'session-ended',
    'Frank’s window in the Staff Portal has gone back to the sign-in page by itself.',
  );

  await signIn(staff, frank.username, frank.password);
  const fresh = await scan(tour, staff);
  insist(fresh.secretKey !== old.secretKey, 'a reset leads to a new Secret Key');
  await seesText(staff, `${maria.name} reset your two factor`);
  await album.take(
    staff,
    'reset-told',
    'At his next sign-in Frank reads who did it and when, and gets a new QR code.',
  );
  await field(staff, 'Authentication code').fill(phone.presentCode(old.secretKey));
  await seesText(staff, 'That code is not right');
  await album.take(staff, 'old-code', 'The lost phone’s code is refused.');
  await field(staff, 'Authentication code').fill(await phone.nextCode(fresh.secretKey));
  await heading(staff, 'Save your recovery codes');
  await saveCodes(staff);
  await signedIn(staff, frank.name);
  await signOut(staff, frank.name);

  await follow(office, 'Audit log');
  await seesText(office, 'reset the two factor of');
  await album.take(office, 'audit-log', 'The audit log tells who did what and when.');
  await follow(office, 'Settings');
  await office.getByRole('switch', { name: 'Require Two-Factor on Staff Portal' }).uncheck();
  await seesText(office, 'No code will be asked for');
  await album.take(office, 'switch-off', 'A switch turned off says what that means, too.');
  await press(office, 'Save changes');
  await confirmIt(office, 'Authentication code', await phone.nextCode(key.secretKey));
  await seesText(office, 'The changes are saved');
  await signIn(staff, frank.username, frank.password);
  await signedIn(staff, frank.name);
  await seesText(staff, 'does not ask for a code');
  await album.take(
    staff,
    'no-code',
    'Off means as before: the password alone lets Frank into the Staff Portal.',
  );
  return { maria: key, frank: fresh };
}
