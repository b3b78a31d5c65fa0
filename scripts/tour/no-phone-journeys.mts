import type { ScannedAccount } from './authenticator.mts';
import {
  choosePassword,
  confirmIt,
  frank,
  givenPassword,
  ines,
  maria,
  saveCodes,
  scan,
  type SetUpPeople,
  type Tour,
} from './steps.mts';
import {
  field,
  follow,
  heading,
  press,
  pressIn,
  signedIn,
  signIn,
  signOut,
  seesText,
  type,
} from './visitor.mts';

/** Supervised enrolment, and four ways to sign in without a phone. */
export async function helpWithoutPhone(tour: Tour, keys: SetUpPeople): Promise<void> {
  const { visitor, album } = tour;
  album.begin('9. Setting up under a manager’s eyes, and somebody without a phone');
  const staff = await visitor.window('staff');
  await signOut(staff, frank.name);
  await superviseInes(tour, keys.maria);
  await vouchForFrank(tour, keys.maria);
  await giveFrankMore(tour);
  album.begin('10. Wrong clocks, and a sign-in that was not mine');
  await checkClocks(tour, keys.frank);
}

async function superviseInes(tour: Tour, marias: ScannedAccount): Promise<void> {
  const { visitor, album, phone } = tour;
  const office = await visitor.window('office');
  const staff = await visitor.window('staff');
  await follow(office, 'Settings');
  await office.getByRole('switch', { name: 'Require Two-Factor on Staff Portal' }).check();
  await office.getByRole('switch', { name: 'Supervised enrolment' }).check();
  await press(office, 'Save changes');
  await press(office, 'Turn on');
  await confirmIt(office, 'Authentication code', await phone.nextCode(marias.secretKey));
  await seesText(office, 'The changes are saved');
  await signIn(staff, ines.username, givenPassword);
  await heading(staff, 'Ask a manager for an enrolment code');
  await album.take(
    staff,
    'enrolment-code-asked',
    'Where the school supervises enrolment, a stolen password alone sets up nothing: a manager’s code comes first.',
  );
  await openProfile(tour, ines.name);
  await press(office, 'Give an enrolment code');
  const given = office.getByRole('group', { name: 'Enrolment code', exact: true }).getByRole('code');
  await given.waitFor();
  await album.take(
    office,
    'enrolment-code-given',
    'Maria sees Inés before her, and gives her the code that works once.',
  );
  await field(staff, 'Enrolment code').fill(await given.innerText());
  await press(office, 'Put the code away');
  await press(staff, 'Continue');
  const key = await scan(tour, staff);
  await field(staff, 'Authentication code').fill(await phone.nextCode(key.secretKey));
  await choosePassword(staff, ines.password);
  await saveCodes(staff);
  await signedIn(staff, ines.name);
  await signOut(staff, ines.name);
}

async function vouchForFrank({ visitor, album, phone }: Tour, marias: ScannedAccount): Promise<void> {
  const staff = await visitor.window('staff');
  await signIn(staff, frank.username, frank.password);
  await press(staff, 'No phone today?');
  const dialog = staff.getByRole('dialog');
  await album.take(staff, 'no-phone', 'Frank’s phone lies at home: two ways in, without a loose end.');
  await dialog.getByRole('button', { name: 'A manager vouches for you' }).click();
  await dialog.getByLabel('Manager’s username', { exact: true }).fill(maria.username);
  await dialog.getByLabel('Manager’s password', { exact: true }).fill(maria.password);
  await dialog.getByLabel('Reason', { exact: true }).fill('Phone left at home');
  await album.take(
    staff,
    'vouch',
    'Maria vouches for him in his own window, with her password, her code and a reason.',
  );
  await dialog
    .getByLabel('Manager’s authentication code', { exact: true })
    .fill(await phone.nextCode(marias.secretKey));
  await pressIn(dialog, 'Vouch and let in');
  await signedIn(staff, frank.name);
  await seesText(staff, 'let you in without a code');
  await album.take(
    staff,
    'vouched',
    'He is in for one shift, and the page names the manager who let him in.',
  );
  await signOut(staff, frank.name);
}

async function giveFrankMore(tour: Tour): Promise<void> {
  const { visitor, album, phone } = tour;
  const office = await visitor.window('office');
  const dialog = office.getByRole('dialog');
  await openProfile(tour, frank.name);
  await press(office, 'Give a one-time pass');
  await dialog.getByLabel('Reason', { exact: true }).fill('Phone is being repaired');
  await pressIn(dialog, 'Give the pass');
  await heading(office, `One-time pass for ${frank.name}`);
  await album.take(
    office,
    'one-time-pass',
    'For tomorrow, a one-time pass: shown once, to be printed or copied, in place of one code.',
  );
  await press(office, 'Done');
  await heading(office, frank.name);
  await press(office, 'Add hardware token');
  await type(office, { 'Serial number or name': 'A-20417', Seed: tokenSeed });
  await field(office, 'Code on the token now').fill(phone.presentCode(tokenSeed));
  await album.take(
    office,
    'add-token',
    'A person without a smartphone gets a hardware token; its code proves that it is the right one.',
  );
  await pressIn(dialog, 'Add token');
  await seesText(office, 'The token is added.');
  const list = office.getByRole('list', { name: 'Authenticators', exact: true });
  await list.scrollIntoViewIfNeeded();
  await album.take(
    office,
    'staff-profile-authenticators',
    'Frank’s profile: his authenticators, the pass that is out, and everything that a manager can do for him.',
  );
}

async function checkClocks({ visitor, album, phone }: Tour, franks: ScannedAccount): Promise<void> {
  const staff = await visitor.window('staff');
  await signIn(staff, frank.username, frank.password);
  await heading(staff, 'Enter your authentication code');
  for (const ahead of [3, 3.5]) {
    await field(staff, 'Authentication code').fill(phone.codeAhead(franks.secretKey, ahead));
    await seesText(staff, 'That code is not right');
    await staff.getByRole('button', { name: 'Verify', exact: true }).waitFor();
  }
  await press(staff, 'Check the clocks');
  await type(staff, {
    'First code': phone.codeAhead(franks.secretKey, 4),
    'The next code': phone.codeAhead(franks.secretKey, 4.5),
  });
  await press(staff, 'Check the clocks');
  await seesText(staff, /^Your phone is about \d minutes ahead/);
  await album.take(
    staff,
    'clock-doctor',
    'Codes refused twice: two in a row tell how far the phone’s clock is off, and how to set it right.',
  );
  await press(staff, 'Use the code from your app');
  await field(staff, 'Authentication code').fill(await phone.nextCode(franks.secretKey));
  await signedIn(staff, frank.name);
  await follow(staff, 'My security');
  const own = staff.getByRole('table', { name: 'Last sign-ins' });
  await own.scrollIntoViewIfNeeded();
  await album.take(
    staff,
    'my-security',
    'My security: Frank’s authenticators and recovery codes, and each sign-in with his username.',
  );
  await own.getByRole('button', { name: 'That was not me' }).first().click();
  await staff.getByRole('dialog').waitFor();
  await album.take(
    staff,
    'not-me',
    'He reports one that was not his: other sessions end, managers get a notice, and he chooses a new password.',
  );
  await staff.keyboard.press('Escape');
  await signOut(staff, frank.name);
}

/** The secret of RFC 6238's examples, in Base32. */
const tokenSeed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

async function openProfile({ visitor }: Tour, name: string): Promise<void> {
  const office = await visitor.window('office');
  await follow(office, 'Staff');
  await follow(office, name);
  await heading(office, name);
}
