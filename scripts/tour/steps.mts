import type { Page } from '@playwright/test';
import type { Album } from './album.mts';
import { type Phone, readProvisioningUri, type ScannedAccount } from './authenticator.mts';
import { type Scan, scanQrCode } from './camera.mts';
import { heading, press, pressIn, type, type Visitor } from './visitor.mts';

/** The tools of a journey. */
export type Tour = {
  readonly visitor: Visitor;
  readonly album: Album;
  readonly phone: Phone;
  readonly scans: Scan[];
};

/** The accounts on the people's phones. */
export type SetUpPeople = { readonly maria: ScannedAccount; readonly frank: ScannedAccount };

/** The people of the tour. */
export const maria = { name: 'Maria Lopez', username: 'maria', password: 'apricot lanterns drift west' };
export const frank = { name: 'Frank Osei', username: 'frank', password: 'seven quiet harbours wake' };
export const ines = { name: 'Inés Duarte', username: 'ines', password: 'nine copper kettles sing' };

/** The password that Maria gives everybody, until they choose their own. */
export const givenPassword = 'copper birds over rivers';

/** Throws with the promise if the fact is false. */
export function insist(fact: boolean, promise: string): asserts fact {
  if (!fact) throw new Error(`The tour found otherwise: ${promise}`);
}

/** Chooses a password in place of the one that Maria gave. */
export async function choosePassword(page: Page, password: string): Promise<void> {
  await heading(page, 'Choose your own password');
  await type(page, { 'New password': password, 'Confirm password': password });
  await press(page, 'Save and continue');
}

/** Confirms that the recovery codes are saved. */
export async function saveCodes(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: 'I have saved these codes' }).check();
  await press(page, 'Continue');
}

/** Shows a factor for one act: the password, or the next code of the app. */
export async function confirmIt(
  page: Page,
  field: 'Password' | 'Authentication code',
  typed: string,
): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Confirm it is you', exact: true });
  await dialog.getByLabel(field, { exact: true }).fill(typed);
  // Six digits submit by themselves.
  if (field === 'Password') await pressIn(dialog, 'Confirm');
  await dialog.waitFor({ state: 'hidden' });
}

/** Scans the window's QR code. */
export async function scan({ visitor, scans }: Tour, page: Page): Promise<ScannedAccount> {
  await page.getByRole('img', { name: 'QR code', exact: true }).waitFor();
  const seen = await scanQrCode(visitor.app, page);
  scans.push(seen);
  return readProvisioningUri(seen.text);
}

/** The Secret Key on the screen, without spaces. */
export async function shownKey(page: Page): Promise<string> {
  return (await page.getByRole('group', { name: 'Secret Key' }).getByRole('code').innerText()).replace(
    /\s/g,
    '',
  );
}
