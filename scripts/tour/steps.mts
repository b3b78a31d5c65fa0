import type { Page } from '@playwright/test';
import type { Album } from './album.mts';
import { type Phone, readProvisioningUri, type ScannedAccount } from './authenticator.mts';
import { type Scan, scanQrCode } from './camera.mts';
import { press, type Visitor } from './visitor.mts';

/** What a journey works with. */
export type Tour = {
  readonly visitor: Visitor;
  readonly album: Album;
  readonly phone: Phone;
  readonly scans: Scan[];
};

/** What the phones of those who are set up hold. */
export type SetUpPeople = { readonly maria: ScannedAccount; readonly frank: ScannedAccount };

/** The people of the tour. */
export const maria = { name: 'Maria Lopez', username: 'maria', password: 'apricot lanterns drift west' };
export const frank = { name: 'Frank Osei', username: 'frank', password: 'seven quiet harbours wake' };
export const ines = { name: 'Inés Duarte', username: 'ines', password: 'nine copper kettles sing' };

/** Throws, with what was wrong, where the tour finds something else than it was promised. */
export function insist(fact: boolean, promise: string): asserts fact {
  if (!fact) throw new Error(`The tour found otherwise: ${promise}`);
}

/** Promises that the recovery codes are saved, and goes on. */
export async function saveCodes(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: 'I have saved these codes' }).check();
  await press(page, 'Continue');
}

/** Holds the phone before the screen. */
export async function scan({ visitor, scans }: Tour, page: Page): Promise<ScannedAccount> {
  await page.getByRole('img', { name: 'QR code', exact: true }).waitFor();
  const seen = await scanQrCode(visitor.app, page);
  scans.push(seen);
  return readProvisioningUri(seen.text);
}

/** The Secret Key as it stands on the screen, without blanks. */
export async function shownKey(page: Page): Promise<string> {
  return (await page.getByRole('group', { name: 'Secret Key' }).getByRole('code').innerText()).replace(
    /\s/g,
    '',
  );
}
