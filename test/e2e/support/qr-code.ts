import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';

/** What a phone's camera would read off a picture (PNG), by Debian's zbarimg. Throws when there is no QR code on it. */
const readQrCode = (picture: Buffer): string => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-qr-'));
  try {
    const file = join(folder, 'screen.png');
    writeFileSync(file, picture);
    return execFileSync('zbarimg', ['-q', '--raw', '--nodbus', '-Sdisable', '-Sqrcode.enable', file], {
      encoding: 'utf8',
    }).trim();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The parts of a provisioning URI, as an authentication app takes it apart. */
const readProvisioningUri = (text: string) => {
  const uri = new URL(text);
  const [issuerInLabel = '', account = ''] = decodeURIComponent(uri.pathname.replace(/^\//, '')).split(':');
  return {
    kind: `${uri.protocol}//${uri.host}`,
    issuerInLabel,
    account,
    issuer: uri.searchParams.get('issuer') ?? '',
    secret: uri.searchParams.get('secret') ?? '',
    algorithm: uri.searchParams.get('algorithm') ?? 'SHA1',
    digits: uri.searchParams.get('digits') ?? '6',
    period: uri.searchParams.get('period') ?? '30',
  };
};

/**
 * Reads a QR code off pictures of a window, as a phone held in front of it does: the page may have the code already where its picture
 * has not been painted yet.
 */
export const scanOff = async (
  take: () => Promise<Buffer>,
): Promise<ReturnType<typeof readProvisioningUri>> => {
  let text = '';
  await expect(async () => {
    text = readQrCode(await take());
  }).toPass({ timeout: 10_000 });
  return readProvisioningUri(text);
};
