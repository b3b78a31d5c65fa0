import type { Page } from '@playwright/test';
import type { ScannedAccount } from './authenticator.mts';
import {
  choosePassword,
  confirmIt,
  frank,
  givenPassword,
  ines,
  insist,
  maria,
  saveCodes,
  scan,
  shownKey,
  type Tour,
} from './steps.mts';
import { field, follow, heading, press, signedIn, signIn, signOut, seesText, type } from './visitor.mts';

/** Journeys 1, 2 and the first half of 5: an empty computer, the first manager, staff, and the two switches. */
export async function setUpSchool({ visitor, album }: Tour): Promise<void> {
  album.begin('1. First run');
  const office = await visitor.start('office');
  await heading(office, 'Set up your front desk');
  await album.take(
    office,
    'first-run',
    'A new desk has no account and no default password: it asks for the school and its first manager.',
  );
  const { name, username, password } = maria;
  await type(office, {
    'School name': 'Northside Gymnastics',
    'Your name': name,
    Username: username,
    Password: password,
    'Confirm password': password,
  });
  await press(office, 'Create manager account');
  await signedIn(office, name);
  await seesText(office, 'First steps');
  await album.take(office, 'home', 'Maria is in, and Home says what needs doing next.');

  album.begin('2. Signing in where no code is required, and a login for everybody');
  await signOut(office, name);
  await type(office, { Username: username, Password: password });
  await album.take(
    office,
    'sign-in-office',
    'The Office Portal’s door: username and password, and a link to the Staff Portal.',
  );
  await press(office, 'Sign in');
  await signedIn(office, name);
  await follow(office, 'Staff');
  await press(office, 'Add staff member');
  await fillPerson(office, frank, 'Front desk');
  await album.take(office, 'add-staff', 'Maria gives everybody a login of their own.');
  await press(office, 'Save');
  await heading(office, frank.name);
  await follow(office, 'Staff');
  await press(office, 'Add staff member');
  await fillPerson(office, ines, 'Instructor');
  await press(office, 'Save');
  await heading(office, ines.name);
  await follow(office, 'Staff');
  await office.getByRole('table', { name: 'Staff', exact: true }).getByText(ines.name).waitFor();
  await album.take(office, 'staff', 'The staff list: who has which role, and whose two factor is set up.');

  album.begin('3. Requiring a code');
  await follow(office, 'Settings');
  for (const portal of ['Office', 'Staff'])
    await office.getByRole('switch', { name: `Require Two-Factor on ${portal} Portal` }).check();
  await seesText(office, '3 of 3 staff will be asked to set up an app');
  await album.take(
    office,
    'staff-options',
    'Settings > Setup > Staff Settings > Staff Options: each switch says whom it will ask before it is saved.',
  );
  await press(office, 'Save changes');
  await seesText(office, 'Before you turn it on');
  await album.take(
    office,
    'pre-flight',
    'Before a switch goes on: who will be asked, who has no password yet, and whether a second manager is set up.',
  );
  await press(office, 'Turn on');
  await heading(office, 'Confirm it is you');
  await album.take(
    office,
    'confirm',
    'The most powerful acts take a factor of their own, and the dialog says what for.',
  );
  await confirmIt(office, 'Password', password);
  await seesText(office, 'The changes are saved');
  await signOut(office, name);
  await office.getByRole('link', { name: 'Staff Portal' }).click();
  const staff = await visitor.window('staff');
  await heading(staff, 'Staff Portal');
  await album.take(
    staff,
    'sign-in-staff',
    'The Staff Portal has a window, a colour and a session of its own.',
  );
}

/** Journey 3: setting up the app, with every mistake on the way. */
export async function enrolFrank(tour: Tour): Promise<ScannedAccount> {
  const { visitor, album, phone } = tour;
  album.begin('4. Setting up the authentication app');
  let staff = await visitor.window('staff');
  await signIn(staff, frank.username, givenPassword);
  const first = await scan(tour, staff);
  insist(
    first.issuer === 'Northside Gymnastics' && first.account === frank.username,
    'the QR code names the school and the person',
  );
  insist(
    first.secretKey === (await shownKey(staff)),
    'the QR code and the Secret Key on the screen are the same',
  );
  await album.take(
    staff,
    'enrolment',
    'Frank’s first sign-in shows the QR code, the Secret Key as text, the apps that fit, and the field for the first code.',
  );
  await field(staff, 'Authentication code').fill(phone.wrongCode(first.secretKey));
  await seesText(staff, 'That code is not right');
  await album.take(
    staff,
    'wrong-code',
    'A wrong code says what to do, with this computer’s time, so that a wrong clock is noticed; nothing is active yet.',
  );
  await visitor.cutPower();
  staff = await visitor.start('staff');
  await signIn(staff, frank.username, givenPassword);
  const again = await scan(tour, staff);
  insist(again.secretKey === first.secretKey, 'the same Secret Key comes back after the app was killed');
  await album.take(
    staff,
    'same-key',
    'The power went in the middle of it: after a new start the same QR code and Secret Key are there.',
  );
  await field(staff, 'Authentication code').fill(await phone.nextCode(first.secretKey));
  await heading(staff, 'Choose your own password');
  await album.take(
    staff,
    'first-password',
    'The first right code switches it on. Maria set the password, so Frank chooses one that only he knows.',
  );
  await choosePassword(staff, frank.password);
  await heading(staff, 'Save your recovery codes');
  await album.take(staff, 'recovery-codes', 'Ten recovery codes are shown, once.');
  await saveCodes(staff);
  await signedIn(staff, frank.name);
  await seesText(staff, 'Your two-factor authentication');
  await album.take(staff, 'staff-home', 'Frank is in.');
  return first;
}

/** Journey 4: every sign-in needs a code, and each code works once. */
export async function signInWithCode(
  { visitor, album, phone }: Tour,
  { secretKey }: ScannedAccount,
): Promise<void> {
  album.begin('5. Signing in with a code');
  const staff = await visitor.window('staff');
  await signOut(staff, frank.name);
  await signIn(staff, frank.username, frank.password);
  await heading(staff, 'Enter your authentication code');
  await album.take(staff, 'code', 'From now on: password, then the code of now, or a recovery code.');
  const code = await phone.nextCode(secretKey);
  await field(staff, 'Authentication code').fill(code);
  await signedIn(staff, frank.name);
  await signOut(staff, frank.name);
  await signIn(staff, frank.username, frank.password);
  await field(staff, 'Authentication code').fill(code);
  await seesText(staff, 'That code was already used');
  await album.take(
    staff,
    'used-code',
    'A code that somebody read over Frank’s shoulder is worth nothing: it works once.',
  );
  await press(staff, 'Use a recovery code');
  await field(staff, 'Recovery code').waitFor();
  await album.take(
    staff,
    'recovery-code',
    'Without the phone, one of the recovery codes from the paper lets Frank in.',
  );
  await press(staff, 'Use the code from your app');
  await field(staff, 'Authentication code').fill(await phone.nextCode(secretKey));
  await signedIn(staff, frank.name);
}

async function fillPerson(page: Page, person: typeof frank, role: string): Promise<void> {
  await type(page, { Name: person.name, Username: person.username, Password: givenPassword });
  await field(page, 'Role').selectOption(role);
}
